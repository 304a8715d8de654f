"""Search knows our words, and an index holds everything that can be found, under all its names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jieba
import pytest

from scripts.atlas import Atlas
from scripts.paths import LANGUAGES
from scripts.publish import search
from scripts.publish.search import Entry
from scripts.publish.sections import Section


def words(text: str) -> list[str]:
    return [line.rsplit(" ", 1)[0] for line in text.splitlines()]


# ---- the segmenter's dictionary ---------------------------------------------------------------------------------------


def test_the_dictionary_holds_our_words(load: Callable[[], Atlas]):
    """Terms, other names, avoided renderings (readers type those too), families, organizations and platforms."""
    found = words(search.dictionary(load()))
    assert {"词元", "标记", "令牌", "新星", "顶点实验室", "北光研究所", "云上平台"} <= set(found)
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("data/models/acme/nova-7b.yml", "aliases: [Nova 7B Chat]"),
        ("data/benchmarks/quiz.yml", "aliases: [Quiz Bench]"),
        ("data/platforms/skyhost.yml", "aliases: [Sky Host]"),
    ],
)
def test_the_dictionary_holds_nicknames(edit, load, file: str, old: str):
    """A model, a benchmark or a platform may be known by a Chinese name."""
    edit(file, old, "aliases: [小新星]")
    assert "小新星" in words(search.dictionary(load()))


def test_the_dictionary_is_in_the_form_of_the_segmenter(edit, load, tmp_path: Path):
    """A word of ours is kept whole although its parts are words; Latin letters are no business of the segmenter."""
    edit("data/glossary/token.yml", "zh: [标记]", "zh: [词元化与切分法, Token 单位]")
    path = tmp_path / "dictionary.txt"
    path.write_text(search.dictionary(load()), encoding="utf-8")
    assert {"词元化与切分法", "单位"} <= set(words(path.read_text(encoding="utf-8")))
    tokenizer = jieba.Tokenizer()
    tokenizer.load_userdict(str(path))
    assert "词元化与切分法" in tokenizer.lcut("先学词元化与切分法再说")


def test_one_character_is_no_word_of_the_dictionary(edit, load):
    """A single character with a great weight would tear other words apart."""
    edit("data/glossary/token.yml", "zh: [标记]", "zh: [元]")
    assert "元" not in words(search.dictionary(load()))


# ---- what can be found --------------------------------------------------------------------------------------------------

READ = {
    ("zh", "concepts/tokens"): [
        Section(texts=["开头"]),
        Section("intuition", "直觉", ["一段话"]),
        Section("token", "同名", ["x"]),
    ],
    ("zh", "glossary"): [Section(), Section("token-name", "词元", ["x"]), Section("letter-C", "C")],
    ("en", "concepts/tokens"): [Section(), Section("intuition", "Intuition", ["Splitting words"])],
}


def found(atlas: Atlas, language: str) -> dict[str, Entry]:
    own = {page: sections for (one, page), sections in READ.items() if one == language}
    return {entry.place: entry for entry in search.entries(atlas, language, own)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_there_is_can_be_found(load, language: str):
    """Pages of every kind, models, misconceptions and confusable ideas, each at its own place."""
    kinds = {place: entry.kind for place, entry in found(load(), language).items()}
    assert kinds["concepts/tokens/"] == "c"
    assert kinds["benchmarks/quiz/"] == "b"
    assert kinds["families/nova/"] == "f"
    assert kinds["platforms/skyhost/"] == "p"
    assert kinds["glossary/"] == "o"
    assert kinds["families/nova/#m-nova-7b"] == "m"
    assert kinds["misconceptions/#misconception-one-character-one-token"] == "k"
    assert kinds["confusables/#confusable-token-and-word"] == "x"
    assert kinds["#intuition"] == "s"


def test_a_model_without_a_page_of_its_family_is_found_in_the_table(load):
    """A link to a page that is not there would be the worst result."""
    assert "models/#m-pole-70b" in found(load(), "en")


def test_lists_made_from_facts_are_not_indexed_twice(load):
    """The glossary's entries are terms already; the same id on another page is a section like any other."""
    entries = found(load(), "zh")
    assert "#token-name" not in entries
    assert "#letter-C" not in entries
    assert entries["#token"].title == "同名"


@pytest.mark.parametrize(
    ("language", "lead"),
    [("zh", "模型处理文本的最小单位。"), ("en", "The smallest unit of text that a model processes.")],
)
def test_a_page_about_a_term_is_its_card(load, language: str, lead: str):
    """Definition in one line, all names, the way to the glossary; the term does not stand beside it a second time."""
    entries = found(load(), language)
    page = entries["concepts/tokens/"]
    assert page.lead == lead
    assert page.more == "glossary/#token"
    assert {"词元", "token", "标记", "subword unit", "令牌"} <= set(page.names)
    assert page.names["令牌"] < page.names["标记"] < page.names["词元" if language == "zh" else "token"]
    assert "glossary/#token" not in entries


def test_a_term_without_a_page_of_its_own_is_a_card_in_the_glossary(edit, load):
    """It leads on to the page that explains it among other things."""
    edit("data/glossary/token.yml", "page: concepts/tokens", "page: families/nova")
    term = found(load(), "zh")["glossary/#token"]
    assert (term.kind, term.title, term.other, term.more) == ("t", "词元", "token", "families/nova/")


def test_what_tells_two_senses_apart_need_not_be_typed(edit, load):
    """`token (text)` is looked for as `token`."""
    edit("data/glossary/token.yml", "term: {zh: 词元, en: token}", "term: {zh: 词元（文本）, en: token (text)}")
    edit("data/glossary/token.yml", "page: concepts/tokens", "page: families/nova")
    assert {"词元", "token"} <= set(found(load(), "en")["glossary/#token"].names)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("families/nova/#m-nova-7b", {"nova-7b", "nova 7b chat", "nova-7b-0301"}),
        ("benchmarks/quiz/", {"quiz", "a made-up quiz", "quiz bench"}),
        ("platforms/skyhost/", {"skyhost", "sky host", "云上平台", "顶点实验室"}),
        ("families/nova/", {"nova", "新星", "顶点实验室"}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_things_are_found_by_all_their_names(load, language: str, place: str, names: set[str]):
    """Nicknames, full names, the API's names, the other language's, the maker's."""
    assert names <= set(found(load(), language)[place].names)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("一句。又一句。", "一句。"),
        ("One. Two.", "One."),
        ("Version 2.5 is e.g. larger. It costs more.", "Version 2.5 is e.g. larger."),
        ("没有句号", "没有句号"),
    ],
)
def test_the_first_sentence_stands_alone(text: str, first: str):
    """A point inside a number or an abbreviation ends no sentence."""
    assert search.first_sentence(text) == first


# ---- the index ------------------------------------------------------------------------------------------------------------


def unpack(packed: dict[str, Any], word: str) -> dict[int, int]:
    """Entry → weight of a word."""
    more, last = "ABCDEFGHIJKLMNOPQRSTUVWXYZ+-/:_.", "abcdefghijklmnopqrstuvwxyz012345"
    number = packed["words"].split(" ").index(word)
    place, gap, places = -1, 0, []
    for sign in packed["gaps"].split(" ")[number]:
        gap = gap * 32 + (more if sign in more else last).index(sign)
        if sign in last:
            place, gap = place + gap, 0
            places.append(place)
    steps = packed["weights"].split(" ")[number]
    return dict(zip(places, (int(step, 16) for step in steps), strict=True))


def test_figures_in_running_text_are_left_out_and_names_and_years_stay():
    """0.0155 would be a word of its own, which nobody looks for; GPT-4.1, 2024 and a version in a title are looked for."""
    entries = [Entry("c", "a/", "Claude 3.5", text="loss of 0.0155 on 14042 items in 2024, 12.5 points, gpt-4")]
    words = set(search.pack("en", entries)["words"].split(" "))
    assert {"3.5", "2024", "gpt", "4"} <= words
    assert not words & {"0.0155", "14042", "12.5"}


def test_a_common_word_is_kept_where_it_counts():
    """Of many entries with a word, those with the word in their title stay, and those that mention it once go."""
    filler = "something else entirely here " * 40
    entries = [Entry("c", f"{n}/", "Word" if n % 10 == 0 else "Other", text=f"word {filler}") for n in range(100)]
    assert list(unpack(search.pack("en", entries), "word")) == list(range(0, 100, 10))
    rare = search.pack("en", entries[1:9])
    assert len(unpack(rare, "word")) == 8


def test_entries_far_apart_keep_their_places():
    """A gap of more than one digit, and of more than two, is read back as it was."""
    entries = [
        Entry("c", f"{n}/", "Other", text="word" if n in (0, 31, 32, 70, 1200, 2399) else "") for n in range(2400)
    ]
    assert list(unpack(search.pack("en", entries), "word")) == [0, 31, 32, 70, 1200, 2399]


def test_a_word_counts_most_in_a_title_and_least_in_a_long_text():
    """Rank comes from where and how often a word stands."""
    long = Entry("s", "#c", "Other", text="word " + "something else entirely " * 60)
    packed = search.pack("en", [Entry("c", "a/", "Word"), Entry("c", "b/", "Other", text="word word word"), long])
    weights = unpack(packed, "word")
    assert weights[0] > weights[1] > weights[2] >= 1


def test_rows_leave_out_what_is_empty():
    """Bytes that say nothing are not sent to a phone."""
    assert search.pack("en", [Entry("s", "#a", "Title")])["entries"] == [["s", "#a", "Title"]]


def test_pinyin_is_for_chinese_readers_and_names_only():
    """Sections and models are not looked for by their sound."""
    term = Entry("t", "glossary/#a", "微调")
    term.name(9, "微调")
    section = Entry("s", "#b", "微调")
    assert search.pack("zh", [term, section])["pinyin"] == ["wei tiao\nwei diao", ""]
    assert search.pack("en", [term])["pinyin"] == []


def test_each_language_gets_its_own_index(load, tmp_path: Path):
    """A reader downloads one language, with Chinese written as it is and not as escapes of six bytes."""
    written = search.write(tmp_path / "search", load(), READ)
    assert [path.name for path in written] == ["zh.js", "en.js"]
    chinese, english = (path.read_text(encoding="utf-8") for path in written)
    assert chinese.startswith('atlasSearch.take("zh",{"entries":[[')
    assert "直觉" in chinese
    assert "Intuition" not in chinese
    assert "Intuition" in english
    assert "直觉" not in english


def test_two_indexes_of_the_same_are_the_same(load, tmp_path: Path):
    """Builds are compared byte for byte."""
    contents = [[path.read_bytes() for path in search.write(tmp_path, load(), READ)] for _ in range(2)]
    assert contents[0] == contents[1]
