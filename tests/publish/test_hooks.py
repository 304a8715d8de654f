"""MkDocs builds the tiny repository: the hook turns facts and pages into a site, or says what is wrong with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from scripts.paths import LANGUAGES, here

GOLDEN = Path(__file__).parents[1] / "golden"


def checkout(folder: Path) -> Path:
    """The tiny repository with the machine and the theme of this one."""
    for name in ("data", "docs"):
        shutil.copytree(GOLDEN / name, folder / name)
    for name in ("scripts", "overrides"):
        shutil.copytree(here().root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        here().docs / "assets", folder / "docs" / "assets", ignore=shutil.ignore_patterns("figures"), dirs_exist_ok=True
    )
    shutil.copy(here().root / "mkdocs.yml", folder)
    return folder


def mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://atlas.org/sub/"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny repository."""
    folder = checkout(tmp_path_factory.mktemp("tiny"))
    done = mkdocs(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def page(site: Path, language: str, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / ("" if language == "zh" else "en") / path / "index.html").read_bytes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_parts_stand_in_the_pages(site: Path, language: str):
    """`mkdocs build` by itself is enough; nobody has to know about a step before."""
    quiz = page(site, language, "benchmarks/quiz")
    assert len(quiz.xpath("//article//tr[starts-with(@id, 's-')]")) == 8
    assert page(site, language, "concepts/tokens").xpath("//figure[@id='fig-token-split']/*[local-name()='svg']")
    assert page(site, language, "glossary").xpath("//*[@id='token']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_are_typeset(site: Path, language: str):
    """No script and no dollar sign is left."""
    article = page(site, language, "concepts/tokens").find(".//article")
    shown = [(math.get("display"), math.get("alttext")) for math in article.iter("math")]
    assert shown == [("inline", "n"), ("inline", "n"), ("block", r"k = \operatorname*{argmax}_i p_i")]
    assert "$" not in article.text_content()
    assert not article.find_class("arithmatex")


@pytest.mark.parametrize(("language", "words"), [("zh", "词元"), ("en", "token")])
def test_terms_are_marked_and_explained(site: Path, language: str, words: str):
    """Each mark points to an explanation on the same page."""
    for path in ("families/nova", "benchmarks/quiz", "platforms/skyhost"):
        found = page(site, language, path)
        for link in found.find_class("term"):
            assert link.text_content().casefold().startswith(words)
            assert found.xpath("//*[@id=$id]", id=link.get("aria-describedby"))
    assert not page(site, language, "concepts/tokens").find_class("term")


def test_each_language_has_its_own_search_index(site: Path):
    """A reader downloads one language."""
    files = list((site / "search").iterdir())
    assert sorted(path.stem for path in files) == sorted(LANGUAGES)
    assert all(words in path.read_text(encoding="utf-8") for path in files for words in ("词元", "Nova-7B"))


def test_open_data_is_published_as_it_was_made(site: Path):
    """The files that pages link to are there."""
    made = site.parent / "build" / "public"
    files = [path for path in made.rglob("*") if path.is_file()]
    assert files
    assert all((site / path.relative_to(made)).read_bytes() == path.read_bytes() for path in files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_is_the_computed_one(site: Path, language: str):
    """In the words of the language, with the pages of this repository."""
    links = page(site, language, "glossary").xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert any(link.endswith("misconceptions/") for link in links)
    labels = page(site, language, "").xpath("//nav[contains(@class, 'md-tabs')]//a")
    assert ("概念" if language == "zh" else "Concepts") in [label.text_content().strip() for label in labels]


def test_every_page_says_where_it_is_edited_and_what_it_is_in_the_other_language(site: Path):
    """The hook's variable reaches the templates with the public address of the build."""
    head = page(site, "en", "concepts/tokens")
    alternates = {link.get("hreflang"): link.get("href") for link in head.xpath("//head/link[@hreflang]")}
    assert alternates["zh"] == "https://atlas.org/sub/concepts/tokens/"
    assert alternates["en"] == "https://atlas.org/sub/en/concepts/tokens/"
    assert head.xpath("//a[contains(@href, '/edit/main/docs/en/concepts/tokens.md')]")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "data/models/acme/nova-7b.yml",
            "family: nova",
            "family: novae",
            'nova-7b.yml:5:9: error [unknown-id] there is no family "novae"',
        ),
        (
            "docs/en/concepts/tokens.md",
            "{#intuition}",
            "{#intution}",
            "error [page-headings] a concept page has a section {#intuition}",
        ),
    ],
)
def test_a_fault_stops_the_build_with_its_place(tmp_path: Path, file: str, old: str, new: str, message: str):
    """The same words as those of the check, and no stack trace."""
    folder = checkout(tmp_path / "broken")
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = mkdocs(folder)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert f"\n{file}:" in done.stderr
    assert message in done.stderr
    assert not (folder / "site" / "index.html").exists()
