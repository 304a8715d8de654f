"""A page's text is cut at its headings, and nothing of it is counted twice or lost."""

from __future__ import annotations

import pytest

from scripts.publish.sections import sections
from scripts.render.article import parse


def read(content: str) -> list[tuple[str, str, str]]:
    return [(one.id, one.title, one.text) for one in sections(parse(content))]


def test_a_page_is_cut_at_its_headings():
    """What stands before the first section, below the page's title too, is the page's own."""
    link = '<a class="headerlink" href="#one" title="permalink">¶</a>'
    page = f'<p>Lead.</p><h1 id="t">Page</h1><p>More.</p><h2 id="one">One {link}</h2><p>First</p><h3 id="two">Two</h3>end'
    assert read(page) == [("", "", "Lead. More."), ("one", "One", "First"), ("two", "Two", "end")]


def test_a_section_in_an_element_ends_with_it():
    """The text behind a card is not the card's."""
    card = '<div class="card"><h3 id="{0}">{0}</h3><p>of {0}</p></div>'
    page = '<h2 id="all">All</h2><p>before</p>' + card.format("a") + card.format("b") + "<p>behind</p>"
    assert read(page)[1:] == [("all", "All", "before behind"), ("a", "a", "of a"), ("b", "b", "of b")]


def test_two_headings_in_one_element_are_two_sections():
    """The element around them ends the second one, and the text goes on with the section before both."""
    page = '<h2 id="x">X</h2><div><h3 id="a">A</h3>one<h3 id="b">B</h3>two</div>three'
    assert read(page)[1:] == [("x", "X", "three"), ("a", "A", "one"), ("b", "B", "two")]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>a <em>word</em>, <code>x</code>s</p>", "a word, x s"),
        ("<td>1</td><td>2</td>", "1 2"),
        ("a<br>b", "a b"),
        ("pre<a href='#'>tr</a>ain", "pretrain"),
        ("<div>out<script>f()</script><style>p{}</style>side</div>", "out side"),
        ("<p>so <math><mi>x</mi></math> is</p>", "so is"),
        ('<div data-search-exclude><h2 id="h">H</h2>table</div>kept', "kept"),
        ("one<!-- not this -->two", "onetwo"),
        ("<h4>No id</h4>text", "No id text"),
    ],
)
def test_words_are_kept_apart_and_formulas_and_tables_left_out(content: str, text: str):
    """Neighbouring cells are two words, a link within a word is none; what is not for search is not in it."""
    assert read(content) == [("", "", text)]


def test_a_heading_keeps_the_letters_of_its_formula():
    """In results it is read, not searched."""
    assert read('<h2 id="c">Cost <math><mi>n</mi></math></h2>')[1] == ("c", "Cost n", "")
