"""The only module that knows MkDocs: it hands events to the others and decides nothing.

The i18n plugin builds the languages one inside the other, so every event comes once per language; `_outermost`
tells the first from the nested one.
"""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

# MkDocs loads a hook by its path; the repository itself is not on the module path.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts import rules
from scripts.atlas import load_atlas
from scripts.paths import here
from scripts.problems import render
from scripts.publish import search, searchwords
from scripts.publish.build import build
from scripts.publish.context import Site
from scripts.publish.navigation import navigation
from scripts.render.mathml import Typesetter

_state: dict[str, Any] = {}


def _outermost(config: Any) -> bool:
    return not config.plugins["i18n"].building


def _prepare(config: Any) -> None:
    repo = here()
    atlas = load_atlas(repo)
    problems = rules.check(atlas)
    if any(problem.severity == "error" for problem in problems):
        raise PluginError("\n" + render(problems, "text"))
    edit_base = f"{config.repo_url.rstrip('/')}/edit/main/"
    build(atlas, edit_base, config.site_url)
    searchwords.learn(repo.build / "search" / "dictionary.txt")
    _state["site"] = Site(atlas, config.site_url, edit_base)
    _state["math"] = Typesetter(repo.build / "cache" / "math.json")


def on_config(config: Any) -> Any:
    """Read and check everything, then compute the navigation of the language that is being built."""
    i18n = config.plugins["i18n"]
    if _outermost(config):
        # What is made here stays to the end of the build: looking through it again and again for rings of dead objects
        # would cost a tenth of the whole.
        gc.disable()
        try:
            _prepare(config)
        finally:
            gc.freeze()
            gc.enable()
    config.nav = navigation(_state["site"].atlas, i18n.current_language or i18n.default_language)
    return config


def _page(page: Any) -> Any:
    """Our record of a page that MkDocs is rendering, or None for one we do not know."""
    language, _, path = page.file.src_uri.partition("/")
    return _state["site"].atlas.pages.get(language, {}).get(path.removesuffix(".md"))


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Typeset formulas, mark terms, and keep what search needs."""
    html = _state["math"].typeset(html)
    ours = _page(page)
    if ours:
        html, page.atlas_terms = _state["site"].read(ours, html)
    return html


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Tell the templates what we know about the page."""
    ours = _page(page)
    context["atlas"] = _state["site"].context(ours, page.atlas_terms) if ours else None
    return context


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After all languages: one search index each, and the files that are published as they are."""
    if _outermost(config):
        site = Path(config.site_dir)
        search.write(site / "search", _state["site"].atlas, _state["site"].sections)
        shutil.copytree(here().build / "public", site, dirs_exist_ok=True)
