"""What stands in the sections of a page, for the search index."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Letters of formulas are no words.
_SKIP = {"math", "script", "style"}
# Elements within a word or beside it; any other one parts the words before it from those behind.
_WITHIN = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "tspan"}
_BLANKS = re.compile(r"\s+")


@dataclass
class Section:
    """A heading's id and words, and the text below it. The part of a page before any heading but the first has no id."""

    id: str = ""
    title: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text, with single blanks."""
        return _BLANKS.sub(" ", "".join(self.texts)).strip()


def sections(article: Any) -> list[Section]:
    """The sections of a page's content, an lxml element, in their order; the first is the page's own.

    A heading's section ends at the next heading, or with the element around both: what follows a card is not the card's.
    Left out are formulas and what is marked `data-search-exclude`.
    """
    current = Section()
    found = [current]
    enclosing: list[tuple[Any, Section]] = []
    walk = etree.iterwalk(article, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "comment":
            current.texts.append(element.tail or "")
        elif event == "end":
            if element.tag not in _WITHIN:
                current.texts.append(" ")
            if enclosing and enclosing[-1][0] is element:
                current = enclosing.pop()[1]
            if element is not article:
                current.texts.append(element.tail or "")
        elif element.tag in _SKIP or "data-search-exclude" in element.attrib:
            walk.skip_subtree()
        elif element.tag in HEADINGS and element.get("id"):
            walk.skip_subtree()
            if element.tag == "h1":
                continue
            around = element.getparent()
            if around is not article and not (enclosing and enclosing[-1][0] is around):
                enclosing.append((around, current))
            current = Section(element.get("id"), _title(element))
            found.append(current)
        else:
            if element.tag not in _WITHIN:
                current.texts.append(" ")
            current.texts.append(element.text or "")
    return found


def _title(heading: Any) -> str:
    """A heading's words, without the sign that links to it."""
    texts = heading.xpath('.//text()[not(ancestor::a[@class="headerlink"])]')
    return _BLANKS.sub(" ", "".join(texts)).strip()
