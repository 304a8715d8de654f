"""Our texts use one word for one idea: no rendering that a glossary entry tells writers to avoid.

A rendering marked `certain: true` has no other meaning and is an error wherever it stands; so is any other that has
the English term in brackets behind it. The rest have ordinary meanings, and are noted where the sentence names the
English term. Quoting one on purpose is explicit: “令牌”, `~~令牌~~`, `*令牌*{ .wrong }`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from scripts.atlas import Atlas
from scripts.facts.load import Entry
from scripts.facts.schema import Avoided
from scripts.paths import LANGUAGES
from scripts.problems import Problem
from scripts.prose import Passage

_SENTENCE = re.compile(r"[^。！？.!?|]*")


def check(atlas: Atlas) -> Iterator[Problem]:
    """Avoided renderings in pages and facts, with the word to use."""
    for language in LANGUAGES:
        avoided = [(e, a) for e in atlas.catalog.terms.values() for a in getattr(e.data.avoid, language)]
        texts = [(passage, passage.own) for passage in atlas.passages if passage.language == language]
        everything = "\n".join(text for _, text in texts)
        # One look through everything tells which few of hundreds of words may occur at all.
        pairs = set(map(add, everything, everything[1:]))
        present = [
            (entry, word)
            for entry, word in avoided
            if all(map(pairs.__contains__, map(add, word.text, word.text[1:]))) and word.text in everything
        ]
        names = _names(atlas, language)
        for entry, word in present:
            longer = [name for name in names if word.text in name and name != word.text]
            for passage, text in texts:
                if word.text in text:
                    yield from _uses(passage, text, entry, word, longer)


def _names(atlas: Atlas, language: str) -> list[str]:
    """Right names: inside 零样本 nobody has written 零."""
    terms = [entry.data for entry in atlas.catalog.terms.values()]
    return [getattr(t.term, language) for t in terms] + [a for t in terms for a in getattr(t.aliases, language)]


def _uses(passage: Passage, text: str, entry: Entry, word: Avoided, longer: list[str]) -> Iterator[Problem]:
    right = getattr(entry.data.term, passage.language)
    fix = f"Write “{right}”. Quote a wrong word on purpose as “{word.text}” or ~~{word.text}~~."
    covered = [(m.start(), m.end()) for name in longer for m in re.finditer(re.escape(name), text)]
    for match in re.finditer(re.escape(word.text), text):
        if any(start <= match.start() and match.end() <= end for start, end in covered):
            continue
        found = f"“{word.text}” is not our word for “{entry.data.term.en}”"
        if word.certain or _glossed(text[match.end() :], entry):
            yield passage.problem(match.start(), "wrong-word", found, fix)
        elif passage.owner != entry.id and _named(passage.text, match.start(), entry):
            yield passage.problem(match.start(), "wrong-word", f"{found}, if that is meant", fix, "note")


def _english(entry: Entry) -> str:
    """The English term in any case, its abbreviation as it is written: ZeRO is not “zero”."""
    abbreviation = f"|{re.escape(entry.data.abbr)}" if entry.data.abbr else ""
    return f"(?:(?i:{re.escape(entry.data.term.en)}){abbreviation})s?(?![A-Za-z])"


def _glossed(rest: str, entry: Entry) -> bool:
    """Whether the English term follows in brackets."""
    return bool(re.match(rf"\**\s?[（(]{_english(entry)}", rest))


def _named(text: str, at: int, entry: Entry) -> bool:
    """Whether the sentence around a place names the English term."""
    sentence = next(m[0] for m in _SENTENCE.finditer(text) if m.start() <= at < m.end())
    return bool(re.search(rf"(?<![A-Za-z]){_english(entry)}", sentence))
