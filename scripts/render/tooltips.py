"""Marks the first use of each term in a page's text with a link to its glossary entry.

Longest name first; not inside headings, links, code, mathematics, drawings or generated parts. The explanation
stands once at the end of the page; the mark points to it with `aria-describedby`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import html

_SKIP = {
    "a",
    "code",
    "pre",
    "math",
    "svg",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "script",
    "style",
    "button",
    "figure",
    "summary",
    "sup",
    "label",
}
_SKIP_CLASS = re.compile(r"(?:^|\s)(?:atlas-|footnote|arithmatex|math|highlight|no-terms)")
_LATIN = re.compile(r"[A-Za-z0-9]")
_START = re.compile(r"[A-Za-z0-9]+|[㐀-鿿]")


@dataclass(frozen=True)
class Name:
    """A name of a term. `exact` names (abbreviations) match in their own case only.

    With an empty `term` it is a phrase in which nothing is marked, whatever names stand in it.
    """

    term: str
    text: str
    exact: bool


class Index:
    """Names of one language, found by their first word (the first two characters in Chinese), longest first.

    How long a look takes does not depend on how many names there are.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, list[Name]] = {}
        lengths: dict[str, set[int]] = {}
        for name in sorted(names, key=lambda name: (-len(name.text), name.text)):
            for text in _forms(name):
                folded = text.casefold()
                self._names.setdefault(folded, []).append(Name(name.term, text, name.exact))
                start = _START.match(folded)
                if start:
                    lengths.setdefault(_first(folded, start), set()).add(len(text))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str, used: set[str]) -> Iterable[tuple[int, int, str]]:
        """First uses of terms not in `used`, as (start, end, term id), left to right. Adds them to `used`.

        A place where a longer, already used name stands is passed over whole: no shorter term is marked inside it.
        """
        folded = text.casefold() if len(text.casefold()) == len(text) else text
        position = 0
        for start in _START.finditer(folded):
            at = start.start()
            lengths = self._lengths.get(_first(folded, start))
            if lengths is None or at < position:
                continue
            match = self._longest(text, folded, at, lengths)
            if match is None:
                continue
            end = at + len(match.text)
            if match.term and match.term not in used:
                used.add(match.term)
                yield at, end, match.term
            position = end

    def _longest(self, text: str, folded: str, at: int, lengths: Iterable[int]) -> Name | None:
        for length in lengths:
            end = at + length
            for name in self._names.get(folded[at:end], ()):
                if (not name.exact or text[at:end] == name.text) and not _inside_word(text, at, end):
                    return name
        return None


def _first(folded: str, start: re.Match[str]) -> str:
    """What a name is looked up by where it may start."""
    return start[0] if start[0].isascii() else folded[start.start() : start.start() + 2]


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a match ends or begins within a Latin word or number."""
    latin = _LATIN.match
    before = (
        start > 0
        and latin(text[start])
        and (latin(text[start - 1]) or (text[start - 1] == "-" and start > 1 and latin(text[start - 2])))
    )
    after = (
        end < len(text)
        and latin(text[end - 1])
        and (latin(text[end]) or (text[end] == "-" and end + 1 < len(text) and latin(text[end + 1])))
    )
    return bool(before or after)


def _forms(name: Name) -> list[str]:
    """A name with its English plurals."""
    text = name.text
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9 .'’/+-]*[A-Za-z]", text):
        return [text]
    if re.search(r"(?:s|x|ch|sh)$", text):
        return [text, text + "es"]
    if re.search(r"[^aeiou]y$", text):
        return [text, text[:-1] + "ies"]
    return [text, text + "s"]


def mark(
    article: html.HtmlElement, index: Index, addresses: Mapping[str, str], exclude: Iterable[str] = ()
) -> list[str]:
    """Mark first uses in a page's content. Returns the ids of the marked terms, in order.

    `addresses` gives each term's link, relative to the page. Terms in `exclude` are never marked.
    """
    marked: list[str] = []
    _walk(article, index, addresses, set(exclude), marked)
    return marked


def _walk(
    element: html.HtmlElement, index: Index, addresses: Mapping[str, str], used: set[str], marked: list[str]
) -> None:
    if not isinstance(element.tag, str) or element.tag in _SKIP or _SKIP_CLASS.search(element.get("class") or ""):
        return
    children = list(element)
    if element.text:
        element.text, links = _split(element.text, index, addresses, used, marked)
        for offset, link in enumerate(links):
            element.insert(offset, link)
    for child in children:
        _walk(child, index, addresses, used, marked)
        if child.tail:
            child.tail, links = _split(child.tail, index, addresses, used, marked)
            position = element.index(child)
            for offset, link in enumerate(links, 1):
                element.insert(position + offset, link)


def _split(
    text: str, index: Index, addresses: Mapping[str, str], used: set[str], marked: list[str]
) -> tuple[str, list[html.HtmlElement]]:
    """The text before the first mark, and the marks with the text behind each."""
    links: list[html.HtmlElement] = []
    head, position = text, 0
    for start, end, term in index.find(text, used):
        link = html.Element("a", {"class": "term", "href": addresses[term], "aria-describedby": f"def-{term}"})
        link.text = text[start:end]
        if links:
            links[-1].tail = text[position:start]
        else:
            head = text[:start]
        links.append(link)
        marked.append(term)
        position = end
    if links:
        links[-1].tail = text[position:]
    return head, links
