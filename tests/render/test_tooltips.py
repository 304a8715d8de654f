"""The first use of each term is marked, where a mark helps, and marking changes nothing that a reader reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from scripts.render import tooltips
from scripts.render.article import parse, serialize
from scripts.render.tooltips import Index, Name

NAMES = (
    Name("token", "token", False),
    Name("tokenizer", "tokenizer", False),
    Name("attention", "attention", False),
    Name("self-attention", "self-attention", False),
    Name("transformer", "Transformer", False),
    Name("policy", "policy", False),
    Name("loss", "loss", False),
    Name("llm", "LLM", True),
    Name("moe", "MoE", True),
    Name("rl", "RL", True),
    Name("chain", "chain of thought", False),
    Name("gpt", "GPT-4", False),
)
CHINESE = (
    Name("token", "词元", False),
    Name("tokenization", "词元化", False),
    Name("large", "大模型", False),
    Name("llm", "大语言模型", False),
    Name("llm", "LLM", True),
    Name("gpu", "GPU", True),
)
ADDRESSES = {name.term: f"../glossary/#{name.term}" for name in NAMES + CHINESE}


def mark(
    content: str, index: Index, addresses: dict[str, str], exclude: tuple[str, ...] = ()
) -> tuple[str, list[str]]:
    """A page's HTML with its marks, and the ids of the marked terms."""
    article = parse(content)
    terms = tooltips.mark(article, index, addresses, exclude)
    return serialize(article), terms


def marks(content: str, names: tuple[Name, ...] = NAMES, exclude: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is marked in a page: the term and the words."""
    marked, terms = mark(content, Index(names), ADDRESSES, exclude)
    found = html.fragment_fromstring(marked, create_parent="div").find_class("term")
    assert [link.get("href").partition("#")[2] for link in found] == terms
    return [(term, link.text_content()) for term, link in zip(terms, found, strict=True)]


def test_a_mark_links_to_the_glossary_and_to_the_explanation_on_the_page():
    """Without scripts it is a plain link; with them the explanation is shown, and read out, on the spot."""
    marked, terms = mark("<p>A token.</p>", Index(NAMES), ADDRESSES)
    assert marked == '<p>A <a class="term" href="../glossary/#token" aria-describedby="def-token">token</a>.</p>'
    assert terms == ["token"]


def test_one_mark_per_term_and_page():
    """A page full of marks is harder to read than one without."""
    page = "<p>A token, a token.</p><ul><li>Token <b>token</b></li></ul><p>token</p>"
    assert marks(page) == [("token", "token")]


def test_terms_come_in_the_order_of_the_text():
    """The list at the end of the page follows the reader."""
    page = "<p>The loss <em>of a Transformer</em> per token</p><p>and its attention</p>"
    assert [term for term, _ in marks(page)] == ["loss", "transformer", "token", "attention"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a tokenizer", [("tokenizer", "tokenizer")]),
        ("self-attention is attention", [("self-attention", "self-attention"), ("attention", "attention")]),
        ("self-attention, self-attention", [("self-attention", "self-attention")]),
        ("chain of thought", [("chain", "chain of thought")]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[tuple[str, str]]):
    """“Attention” within “self-attention” would explain the wrong thing, at its second use as well."""
    assert marks(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("词元化与词元", [("tokenization", "词元化"), ("token", "词元")]),
        ("大语言模型是大模型", [("llm", "大语言模型"), ("large", "大模型")]),
        ("大语言模型（LLM）", [("llm", "大语言模型")]),
        ("用GPU训练", [("gpu", "GPU")]),
        ("训练LLM时", [("llm", "LLM")]),
        ("GPUs", [("gpu", "GPUs")]),
        ("这个词元，", [("token", "词元")]),
    ],
)
def test_chinese_has_no_spaces(text: str, expected: list[tuple[str, str]]):
    """Words touch each other and Latin letters; the longest still wins, and Latin words end where letters end."""
    assert marks(f"<p>{text}</p>", CHINESE) == expected


@pytest.mark.parametrize(
    "text",
    ["tokenized", "subtoken", "tokens2", "GPT-4o", "GPT-40", "pre-attention", "attention-free", "RLHF", "LLMX", "世界"],
)
def test_no_mark_inside_another_word(text: str):
    """A part of a word is another word."""
    assert marks(f"<p>A {text} here.</p>") == []


@pytest.mark.parametrize(
    "text", ["token,", "(token)", "“token”", "token.", "token/word", "token’s", "- token -", "模型token与"]
)
def test_punctuation_ends_a_word(text: str):
    """Marks stop at signs of both languages."""
    assert marks(f"<p>{text}</p>") == [("token", "token")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Tokens", "token"), ("policies", "policy"), ("losses", "loss"), ("LLMs", "llm"), ("transformers", "transformer")],
)
def test_english_plurals_are_the_same_term(text: str, expected: str):
    """Nobody writes only singulars."""
    assert marks(f"<p>{text}</p>") == [(expected, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOKEN Token", [("token", "TOKEN")]),
        ("transformer", [("transformer", "transformer")]),
        ("moe Moe MOE MoE", [("moe", "MoE")]),
        ("rl llm", []),
    ],
)
def test_words_match_in_any_case_and_abbreviations_in_their_own(text: str, expected: list[tuple[str, str]]):
    """A word begins a sentence; but “moe” or “rope” in small letters is something else."""
    assert marks(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    "content",
    [
        "<h1>token</h1>",
        '<h2 id="x">A <em>token</em></h2>',
        '<p><a href="x">the <b>token</b></a></p>',
        "<p><code>token</code></p>",
        '<div class="highlight"><pre><code>token</code></pre></div>',
        '<p><math display="inline"><mtext>token</mtext></math></p>',
        '<div class="math" tabindex="0"><math><mtext>token</mtext></math></div>',
        '<span class="arithmatex">token</span>',
        '<figure class="atlas-figure"><svg><text>token</text></svg><figcaption>token</figcaption></figure>',
        '<div class="atlas-table"><table><tr><td>token</td></tr></table></div>',
        '<section class="no-terms"><p>token</p></section>',
        '<div class="footnote"><ol><li><p>token</p></li></ol></div>',
        "<details><summary>token</summary></details>",
        '<p>x<sup id="f"><a href="#g">token</a></sup></p>',
        "<p><!-- token --></p>",
        "<script>token</script>",
    ],
)
def test_no_mark_where_it_would_disturb(content: str):
    """Headings, links, code, formulas, drawings, footnotes and generated parts stay as they are."""
    assert marks(content) == []


def test_text_behind_a_part_without_marks_is_marked():
    """Only the part is passed over, not the rest of its paragraph."""
    assert marks("<p><code>token</code> is a token<!-- x --> of a Transformer</p>") == [
        ("token", "token"),
        ("transformer", "Transformer"),
    ]


def test_an_excluded_term_is_passed_over_whole():
    """On its own page a term is not marked, and no shorter name inside it either."""
    assert marks("<p>self-attention and token</p>", exclude=("self-attention",)) == [("token", "token")]


def test_formulas_and_drawings_survive():
    """Marking parses the page; elements and attributes that HTML hardly knows must come out again."""
    page = (
        '<p>token <math display="inline" alttext="a&lt;b"><mi>a</mi><mo>&lt;</mo><mspace width="1em"></mspace></math></p>'
        '<figure><svg viewbox="0 0 1 1"><path d="M0 0"></path><use href="#x"></use></svg></figure><p>a<br>b &amp; c</p>'
    )
    marked, _ = mark(page, Index(NAMES), ADDRESSES)
    plain = '<a class="term" href="../glossary/#token" aria-describedby="def-token">token</a>'
    assert marked.replace(plain, "token") == page


@pytest.mark.parametrize("content", ["", "token", "a &lt;b&gt; token &amp; c", "<p>x</p> token &lt;i&gt;"])
def test_text_outside_any_element_stays_text(content: str):
    """What was escaped must not become markup."""
    marked, _ = mark(content, Index(NAMES), ADDRESSES)
    before, after = (html.fragment_fromstring(text, create_parent="div") for text in (content, marked))
    assert after.text_content() == before.text_content()
    assert {element.tag for element in after.iter()} <= {"div", "p", "a"}


WORDS = st.sampled_from(
    [
        *("token", "tokens", "Tokenizer", "self-attention", "attention", "LLM", "LLMs", "chain of thought", "policy"),
        *("词元", "词元化", "大语言模型", "大模型", "GPU", " ", " ", "-", "，", ".", "&", "<", "İ", "ß", "é", "1"),
    ]
)
TEXT = st.lists(WORDS, max_size=12).map("".join)
BOXES = st.sampled_from(["p", "b", "em", "h2", "code", "a", "math", "blockquote"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """HTML of nested elements with text before, in and after them."""
    root = html.Element("div")
    elements = [root]
    root.text = draw(TEXT)
    for _ in range(draw(st.integers(0, 6))):
        child = html.Element(draw(BOXES))
        child.text, child.tail = draw(TEXT), draw(TEXT)
        draw(st.sampled_from(elements)).append(child)
        elements.append(child)
    return html.tostring(root, encoding="unicode")


@given(pages(), st.sampled_from([NAMES, CHINESE, NAMES + CHINESE[:4]]))
def test_marking_never_changes_the_text(page: str, names: tuple[Name, ...]):
    """Whatever the page, a reader without tooltips reads the same; each term is marked once, in its own words."""
    marked, terms = mark(page, Index(names), ADDRESSES)
    before, after = (html.fragment_fromstring(text, create_parent="div") for text in (page, marked))
    assert after.text_content() == before.text_content()
    assert len(set(terms)) == len(terms)
    links = after.find_class("term")
    assert len(links) == len(terms)
    for link in links:
        assert not {parent.tag for parent in link.iterancestors()} & {"a", "code", "h2", "math"}
        link.drop_tag()
    assert html.tostring(after) == html.tostring(before)
