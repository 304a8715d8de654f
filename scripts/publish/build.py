"""Catalog and pages to build/: parts, open data and the search dictionary. Files are written only when they change."""

from __future__ import annotations

from pathlib import Path

from scripts.atlas import Atlas
from scripts.paths import LANGUAGES
from scripts.publish import export, feeds, search
from scripts.render import environment, overviews
from scripts.render.snippets import parts
from scripts.render.view import View


def write(path: Path, content: str | bytes) -> bool:
    """Write a file if its content differs. Returns whether it did; an unchanged file keeps its time."""
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def build(atlas: Atlas, edit_base: str, site_url: str) -> list[Path]:
    """Make everything generated: of the parts those that pages include. Returns the files that changed; files nobody
    makes any more are removed.

    `edit_base` is the address before a file's path in its editor, `site_url` the public address, ending in a slash.
    What is below build/public/ stands in the site as it is.
    """
    repo = atlas.repo
    # A preview that stays open builds again after an edit of the words.
    environment.words.cache_clear()
    wanted: dict[Path, str | bytes] = {}
    available = parts(atlas)
    # The rule for inclusions has found them all to be available.
    for include in sorted({include.text for page in atlas.all_pages() for include in page.includes}):
        language, _, name = include.partition("/")
        origin, make = available[name]
        wanted[repo.snippets / include] = make(View(atlas, language, origin, edit_base))
    public = repo.build / "public"
    for name, content in export.files(atlas).items():
        wanted[public / "api" / "v1" / name] = content
    for language in LANGUAGES:
        wanted[public / "compare" / f"{language}.js"] = overviews.comparison_script(
            View(atlas, language, "compare", edit_base)
        )
    for name, content in feeds.files(atlas, site_url).items():
        wanted[public / "feeds" / name] = content
    wanted[repo.build / "search" / "dictionary.txt"] = search.dictionary(atlas)
    changed = [path for path, content in sorted(wanted.items()) if write(path, content)]
    for folder in (repo.snippets, public):
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_file() and path not in wanted:
                path.unlink()
    return changed
