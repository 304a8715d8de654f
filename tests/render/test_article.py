"""A page's content is a tree and is the same text again."""

from __future__ import annotations

import pytest

from scripts.render.article import parse, serialize


@pytest.mark.parametrize("content", ["", "text", "<p>a</p>b<p>c &amp; d</p>", "<div><div>x</div></div>", "一 < 二"])
def test_what_is_parsed_comes_back(content: str):
    """Text outside all elements, too."""
    assert serialize(parse(content)) == content.replace(" < ", " &lt; ")
