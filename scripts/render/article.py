"""A page's content as a tree, and back."""

from __future__ import annotations

from lxml import etree, html

_OPEN, _CLOSE = "<div>", "</div>"


def parse(content: str) -> html.HtmlElement:
    """The content of a page, with an element of ours around it."""
    return html.fragment_fromstring(content, create_parent="div")


def serialize(article: html.HtmlElement) -> str:
    """What stands in the element that `parse` has made."""
    return etree.tostring(article, encoding="unicode", method="html").removeprefix(_OPEN).removesuffix(_CLOSE)
