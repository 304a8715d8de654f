"""What the theme is told about a page: where it leads, what it needs, whether it is in step, which terms it uses."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from random import Random
from urllib.parse import urljoin

import pytest

from scripts.atlas import Atlas
from scripts.paths import LANGUAGES
from scripts.publish.context import Site
from scripts.render.article import parse
from scripts.render.tooltips import Index, Name, mark

SITE = "https://atlas.org/sub/"


@pytest.fixture
def site(load: Callable[[], Atlas]) -> Callable[[], Site]:
    """`site()`: the tiny repository as it stands now."""
    return lambda: Site(load(), SITE, "https://git.org/edit/main/")


@pytest.fixture
def context(site) -> Callable[..., dict]:
    """`context(page, language)`: what a template is told."""

    def ask(page: str, language: str = "en", marked: tuple[str, ...] = ()) -> dict:
        found = site()
        return found.context(found.atlas.pages[language][page], list(marked))

    return ask


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("index", "home"),
        ("concepts/tokens", "concept"),
        ("benchmarks/quiz", "benchmark"),
        ("families/nova", "family"),
        ("platforms/skyhost", "platform"),
        ("concepts/index", "other"),
        ("glossary", "other"),
    ],
)
def test_a_page_says_what_it_is(context, page: str, kind: str):
    """Structured data and layout depend on it."""
    found = context(page)
    assert (found["lang"], found["page_id"], found["kind"]) == ("en", page, kind)


@pytest.mark.parametrize(("language", "level"), [("zh", "入门"), ("en", "Beginner")])
def test_the_level_is_said_in_words(context, language: str, level: str):
    """Readers are told before they start; a page without a level says nothing."""
    assert context("concepts/tokens", language)["level"] == level
    assert context("glossary", language)["level"] == ""


def test_prerequisites_and_followers_are_linked(context):
    """A page knows where a reader comes from and where to go on."""
    assert context("benchmarks/quiz")["prerequisites"] == [{"title": "Tokens", "url": "../../concepts/tokens/"}]
    after = context("concepts/tokens")["next"]
    assert {link["title"] for link in after} >= {"Quiz", "Nova"}
    assert len({link["url"] for link in after}) == len(after)


def test_the_next_step_of_a_path_follows_once(context, edit):
    """A page that is both a follower and the next step is named once; a mere step is named as well."""
    for language in LANGUAGES:
        edit(f"docs/{language}/benchmarks/quiz.md", "prerequisites: [concepts/tokens]\n", "")
    assert [link["title"] for link in context("concepts/tokens")["next"]].count("Quiz") == 1


@pytest.mark.parametrize("page", ["index", "glossary", "concepts/tokens", "concepts/index"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_named_with_its_whole_address(context, page: str, language: str):
    """Search engines want absolute addresses, the same from both sides."""
    path = page.removesuffix("index").strip("/")
    expected = {"zh": SITE + path + "/" * bool(path), "en": f"{SITE}en/{path}" + "/" * bool(path)}
    assert context(page, language)["alternate"] == expected


def test_a_translation_in_step_carries_no_notice(context):
    """A notice that is always there is not read."""
    assert context("concepts/tokens", "en")["stale"] is None
    assert context("concepts/tokens", "zh")["stale"] is None


def test_a_translation_whose_original_changed_says_so_and_leads_there(context, edit):
    """The reader is told, and the original is never marked."""
    edit("docs/zh/concepts/tokens.md", "一个词可以拆成几个词元。", "一个词可以拆成很多词元。")
    notice = context("concepts/tokens", "en")["stale"]
    assert urljoin(SITE + "en/concepts/tokens/", notice["url"]) == SITE + "concepts/tokens/"
    assert context("concepts/tokens", "zh")["stale"] is None


def test_the_page_is_edited_in_its_own_file(context):
    """One click from a mistake to its mend."""
    assert context("concepts/tokens", "zh")["edit_url"] == "https://git.org/edit/main/docs/zh/concepts/tokens.md"


def test_the_home_page_counts_what_is_there(context):
    """Numbers on the first page are computed; a typed one would be wrong tomorrow."""
    assert context("index")["counts"] == {
        "concepts": 1,
        "families": 1,
        "models": 2,
        "benchmarks": 1,
        "scores": 8,
        "reports": 1,
        "terms": 1,
        "platforms": 1,
        "misconceptions": 1,
    }
    assert context("glossary")["counts"] == {}


def test_the_home_page_shows_the_newest_first(context):
    """Models by release and documents by publication."""
    latest = context("index")["latest"]
    assert [(item["date"], item["title"]) for item in latest] == [
        ("2024-03-01", "Nova-7B"),
        ("2024-03-01", "Nova model card"),
        ("2023-11", "Pole-70B"),
    ]
    assert {item["title"]: item["url"] for item in latest}["Nova-7B"] == "families/nova/#m-nova-7b"
    assert context("glossary")["latest"] == []


PAGE = "<p>A token of a model. {} tokens</p>"


@pytest.mark.parametrize(
    ("page", "marked"), [("benchmarks/quiz", ["token"]), ("families/nova", ["token"]), ("glossary", []), ("index", [])]
)
def test_terms_are_marked_on_pages_that_explain(site, page: str, marked: list[str]):
    """Lists, the glossary and the home page stay free of marks."""
    found = site()
    assert found.read(found.atlas.pages["en"][page], PAGE)[1] == marked


def test_a_page_does_not_mark_its_own_term(site):
    """The mark would lead away from the very page that explains it."""
    found = site()
    content, marked = found.read(found.atlas.pages["en"]["concepts/tokens"], PAGE)
    assert (content, marked) == (PAGE, [])


@pytest.mark.parametrize(("text", "marked"), [("一个词元", ["token"]), ("一个 token", ["token"]), ("一个标记", [])])
def test_chinese_pages_mark_the_english_term_too(site, text: str, marked: list[str]):
    """Both are used in Chinese text; aliases are for search and are not marked."""
    found = site()
    assert found.read(found.atlas.pages["zh"]["benchmarks/quiz"], f"<p>{text}</p>")[1] == marked


def test_a_marked_term_comes_with_its_explanation(context, edit):
    """The list at the end of the page holds what the tooltip shows, escaped."""
    edit("data/glossary/token.yml", "The smallest unit of text that", "The smallest unit & of `text` that")
    (term,) = context("benchmarks/quiz", marked=("token",))["terms"]
    assert (term["id"], term["name"], term["other"], term["abbr"]) == ("token", "token", "词元", "")
    assert term["definition"].startswith("The smallest unit &amp; of <code>text</code> that")
    assert term["url"] == "../../glossary/#token"


def paragraphs(names: list[Name], language: str, count: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Generated paragraphs with the names in known places, and the marks that are right for each.

    Between the names stands filler of which no name is made; every third name is repeated, and one stands in code, in
    a link and in a heading, where nothing is marked.
    """
    random = Random(f"{language} {count}")
    filler, stop = ("甲乙丙丁", "。") if language == "zh" else (" qq zz ", ". ")
    made = []
    for number in range(count):
        chosen = random.sample(names, 8)
        hidden, shown = chosen[:3], [n for n in chosen[3:] if n.term not in {m.term for m in chosen[:3]}]
        text = (
            f"<h2>{escape(hidden[0].text)}</h2><p><code>{escape(hidden[1].text)}</code><a>{escape(hidden[2].text)}</a>"
        )
        expected: dict[str, str] = {}
        for index, name in enumerate(shown):
            written = name.text
            if not name.exact and number % 3 == 1:
                written = written[0].upper() + written[1:]
            if not name.exact and number % 3 == 2 and language == "en" and re.fullmatch(r"[a-z ]*[a-wz]el", written):
                written += "s"
            expected.setdefault(name.term, written)
            times = 2 if index % 3 == 0 else 1
            text += (filler + escape(written) + filler + stop) * times
        made.append((f"{text}</p>", list(expected.items())))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hundred_generated_paragraphs_are_marked_exactly_right(language: str, real: Atlas):
    """Every term of the glossary is found in any company: whole, once, under its own id, and nothing else is."""
    found = Site(real, SITE, "https://git.org/edit/main/")
    names = [name for name in found._names(language) if name.term]
    index, addresses = Index(found._names(language)), {name.term: f"#{name.term}" for name in names}
    for content, expected in paragraphs(names, language, 100):
        article = parse(content)
        mark(article, index, addresses)
        links = article.find_class("term")
        assert [(link.get("href")[1:], link.text_content()) for link in links] == expected


def test_every_term_that_may_be_marked_has_a_name_in_both_languages(real: Atlas):
    """A term without one would never be explained on the pages."""
    found = Site(real, SITE, "https://git.org/edit/main/")
    wanted = {id_ for id_, entry in real.catalog.terms.items() if entry.data.mark}
    for language in LANGUAGES:
        assert {name.term for name in found._names(language) if name.term} == wanted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "Whisper 以 16 kHz 采样。"),
        ("zh", "用对比的办法对齐图与文。"),
        ("zh", "官方示例。"),
        ("zh", "由 Epoch AI 重测。"),
        ("zh", "容器编排系统。"),
        ("en", "This point deserves attention."),
        ("en", "Epoch AI measured it."),
        ("en", "It forces vocabulary, syntax and meaning."),
        ("en", "The official demonstration."),
    ],
)
def test_an_everyday_use_of_a_word_is_not_marked(language: str, sentence: str, real: Atlas):
    """A wrong explanation is worse than none."""
    found = Site(real, SITE, "https://git.org/edit/main/")
    false = {"sampling", "alignment", "demonstration", "epoch", "orchestration", "attention", "vocabulary"}
    assert [term for _, _, term in found._indexes[language].find(sentence, set()) if term in false] == []


def test_a_term_can_be_kept_from_being_marked(edit, site):
    """Ordinary words explained on every page would be noise."""
    edit("data/glossary/token.yml", "category: data", "mark: false\ncategory: data")
    found = site()
    page = found.atlas.pages["en"]["families/nova"]
    assert found.read(page, "<p>A token.</p>") == ("<p>A token.</p>", [])


def test_a_phrase_can_be_kept_from_being_marked(edit, site):
    """The next use, in the term's own sense, is marked."""
    edit("data/glossary/token.yml", "category: data", "not_in: {en: [token ring]}\ncategory: data")
    found = site()
    page = found.atlas.pages["en"]["families/nova"]
    content, marked = found.read(page, "<p>A token ring; a token.</p>")
    assert marked == ["token"]
    assert content.startswith("<p>A token ring; a <a ")
