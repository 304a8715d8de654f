"""A chart is drawn once for both languages, follows light and dark, and comes out the same on every machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from struct import pack

import pytest
from lxml import etree

from scripts.paths import here
from scripts.render import charts
from scripts.render.charts import Line, Point

POINTS = (
    Point("2023-03", 50, "A <b>", 0),
    Point("2024-05-06", 80.5, 'C & "D"', 0),
    Point("2024-07", 20, "img", 1),
)
LINES = (Line(25, "@@random@@"), Line(89.8, "@@human@@"))
WORDS = {"date": "发布", "score": "准确率 <%>", "label": 'Quiz: "x" & y', "random": "随机 25", "human": "人类 89.8"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def svg() -> str:
    return charts.scores(POINTS, LINES, 0, 100)


def labels(svg: str) -> list[str]:
    return [element.text for element in etree.fromstring(svg).iter(SVG + "text")]


def test_words_are_placeholders_until_a_language_fills_them(svg: str):
    """One drawing serves both languages, so no word may be drawn into it."""
    assert set(re.findall(r"@@([\w-]+)@@", svg)) == set(WORDS)
    assert not [label for label in labels(svg) if not re.fullmatch(r"@@[\w-]+@@|\d{4}-\d\d|\d+", label)]


def test_every_placeholder_is_replaced_and_escaped(svg: str):
    """A word of the data must not become markup, in text or in the label of the drawing."""
    local = charts.localize(svg, WORDS)
    assert "@@" not in local
    assert {WORDS["date"], WORDS["score"], WORDS["random"], WORDS["human"]} <= set(labels(local))
    root = etree.fromstring(local)
    assert (root.get("role"), root.get("aria-label")) == ("img", WORDS["label"])


def test_colours_are_those_of_the_site(svg: str):
    """A literal colour would be unreadable in one of the two schemes."""
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|\bblack\b|\bwhite\b", svg)
    used = {element.get(name) for element in etree.fromstring(svg).iter() for name in ("fill", "stroke")} - {None}
    assert used == {"none", *(f"var(--atlas-{name})" for name in ("fg", "muted", "grid", "c1", "c2"))}


def test_nothing_is_asked_from_another_host(svg: str):
    """The name of the SVG namespace is the only address, and it is never fetched."""
    assert re.findall(r"\w+://[^\"']+", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<(style|script|image|use|foreignObject)\b|\son\w+=|url\(", svg)


def test_names_of_models_are_not_drawn(svg: str):
    """Names would overlap on a phone; the table beside the chart has them."""
    root = etree.fromstring(svg)
    texts = {value for element in root.iter() for value in element.attrib.values()} | set(labels(svg))
    assert not [point.name for point in POINTS[:2] if any(point.name in text for text in texts)]
    # They show where the pointer rests, escaped.
    assert {title.text for title in root.iter(SVG + "title")} == {"A <b>: 50", 'C & "D": 80.5', "img: 20"}
    assert svg.count("aria-label") == svg.count("role=") == 1


def test_the_drawing_scales_to_the_width_of_a_phone(svg: str):
    """A width in pixels would overflow; the view box alone lets the page decide."""
    root = etree.fromstring(svg)
    assert root.get("width") is None
    assert root.get("height") is None
    assert float(root.get("viewBox").split()[2]) <= 420
    assert "font-family" not in svg


def test_each_series_has_its_shape_and_colour(svg: str):
    """Colour alone would not tell the classes apart for everyone."""
    marks = [
        element for element in etree.fromstring(svg).iter(SVG + "path") if "atlas-c" in (element.get("fill") or "")
    ]
    drawn = {(mark.get("fill"), "A" in mark.get("d")) for mark in marks}
    assert len(marks) == len(POINTS)
    assert drawn == {("var(--atlas-c1)", True), ("var(--atlas-c2)", False)}


def test_the_best_so_far_is_a_line_that_reaches_the_newest_model():
    """A reader wants to see the frontier; a line through all points would be a tangle."""
    points = [
        Point("2023-01-15", 50, "a", 0, leads=True, error=(40, 60)),
        Point("2023-07", 45, "b", 0),
        Point("2024-01-15", 70, "c", 0, leads=True),
        Point("2025-01-15", 60, "d", 0),
    ]
    root = etree.fromstring(charts.scores(points, (), 0, 100))
    (line,) = [path.get("d") for path in root.iter(SVG + "path") if path.get("stroke") == "var(--atlas-c1)"]
    places = [tuple(map(float, place.split(","))) for place in re.findall(r"[\d.]+,[\d.]+", line)]
    # To the right, up at the second leader, and on to the edge at the same height.
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    assert (places[0][0], places[-1][0]) == (0, 340)
    assert len({y for _, y in places}) == 2
    assert places[0][1] > places[-1][1]
    # One leader has an interval: from 60 to 40 of 100 on 230 units of height.
    (bar,) = [rule for rule in root.iter(SVG + "line") if rule.get("stroke") == "var(--atlas-c1)"]
    assert abs(float(bar.get("y2") or 0) - float(bar.get("y1") or 0)) == pytest.approx(46)


def test_five_series_are_all_different():
    """That many classes are drawn at most, and each is told from the others."""
    points = [Point(f"2024-0{index + 1}", 10 * index, str(index), index) for index in range(charts.MOST_SERIES)]
    root = etree.fromstring(charts.scores(points, (), 0, 100))
    marks = {(mark.get("fill"), mark.get("d")) for mark in root.iter(SVG + "path") if "atlas-c" in mark.get("fill", "")}
    assert len({fill for fill, _ in marks}) == len({shape for _, shape in marks}) == charts.MOST_SERIES


def test_the_same_scores_give_the_same_bytes(svg: str):
    """Two builds must be byte-identical."""
    assert charts.scores(POINTS, LINES, 0, 100) == svg


def drawn_with(**environment: str) -> str:
    """The chart as another process draws it."""
    code = (
        "from tests.render.test_charts import LINES, POINTS; from scripts.render import charts; "
        "print(charts.scores(POINTS, LINES, 0, 100), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=here().root,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/Los_Angeles"])
def test_the_clock_of_the_machine_does_not_move_a_point(svg: str, zone: str):
    """A build in Shanghai and one in California give the same chart; dates have no time zone."""
    assert drawn_with(TZ=zone) == svg


def font(family: str, width: int) -> bytes:
    """A TrueType font of 96 empty glyphs, all `width` thousandths of the size wide, for the signs of ASCII."""
    names = [(1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))]
    records, texts = b"", b""
    for name, text in names:
        encoded = text.encode("utf-16-be")
        records += pack(">6H", 3, 1, 0x409, name, len(encoded), len(texts))
        texts += encoded
    cmap = pack(">HHHHI", 0, 1, 3, 10, 12) + pack(">HHIIIIII", 12, 0, 28, 0, 1, 32, 126, 1)
    tables = {
        b"OS/2": pack(">HhHH", 4, width, 400, 5).ljust(96, b"\0"),
        b"cmap": cmap,
        b"head": pack(">IIIIHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0),
        b"hhea": pack(">I3hH3h3h4hhH", 0x10000, 800, -200, 0, width, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": pack(">Hh", width, 0) + bytes(2 * 95),
        b"maxp": pack(">IH", 0x5000, 96),
        b"name": pack(">HHH", 0, len(names), 6 + len(records)) + records + texts,
        b"post": pack(">I", 0x30000).ljust(32, b"\0"),
    }
    directory, body, start = b"", b"", 12 + 16 * len(tables)
    for tag, table in tables.items():
        directory += tag + pack(">III", 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + directory + body


def test_the_fonts_of_the_machine_do_not_move_a_label(svg: str, tmp_path: Path):
    """A font of the same name with letters as wide as they are high changes nothing."""
    (tmp_path / "wide.ttf").write_bytes(font("Liberation Sans", 1000))
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    assert drawn_with(FONTCONFIG_FILE=str(settings)) == svg


def test_the_environment_is_as_it_was():
    """A browser that is started afterwards by the same process needs the machine's fonts."""
    code = "import os; before = dict(os.environ); from scripts.render import charts; charts._engine(); print(before == dict(os.environ))"
    for given in ({}, {"FONTCONFIG_FILE": "/etc/fonts/fonts.conf"}):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=here().root,
            env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"} | given,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout == "True\n"
