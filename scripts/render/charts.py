"""Charts as SVG, drawn once for both languages by Vega-Lite.

Words in a chart are placeholders that are replaced per language; colours are the site's classes, so that a chart
follows light and dark. The table beside a chart is its text alternative.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

# Stand-ins for theme colours: Vega wants colours it can parse, the page wants CSS variables.
_COLORS = {
    "#010101": "var(--atlas-fg)",
    "#020202": "var(--atlas-muted)",
    "#030303": "var(--atlas-grid)",
    "#040401": "var(--atlas-c1)",
    "#040402": "var(--atlas-c2)",
    "#040403": "var(--atlas-c3)",
    "#040404": "var(--atlas-c4)",
    "#040405": "var(--atlas-c5)",
}
_SERIES = [color for color in _COLORS if color.startswith("#0404")]
_NO_FONTS = Path(__file__).with_name("fonts.conf")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
MOST_SERIES = len(SHAPES)


@dataclass(frozen=True)
class Point:
    """One score: release date of its model (ISO), value, name of the model, index of its series.

    `leads` when no earlier model of the series was better; `error` is the interval (low, high) drawn through it.
    """

    date: str
    value: float
    name: str
    series: int
    leads: bool = False
    error: tuple[float, float] | None = None

    @property
    def day(self) -> str:
        """The date as a day; a month stands for its middle."""
        return self.date if len(self.date) == 10 else f"{self.date}-15"


@dataclass(frozen=True)
class Line:
    """A baseline: its value and the key of its label."""

    value: float
    label: str


def scores(points: Sequence[Point], lines: Sequence[Line], low: float, high: float) -> str:
    """Scores over time as SVG, with the best so far as a line; `@@date@@`, `@@score@@` and the baselines' labels are placeholders for words.

    Each series is one comparability class with its own shape and colour. `low` and `high` bound the axis.
    """
    values = [{"d": p.day, "v": p.value, "n": f"{p.name}: {p.value:g}", "s": str(p.series)} for p in points]
    axis = {
        "labelColor": "#020202",
        "titleColor": "#010101",
        "gridColor": "#030303",
        "domainColor": "#030303",
        "tickColor": "#030303",
        "labelFontSize": 13,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
    }
    count = max((p.series for p in points), default=0) + 1
    series = {"type": "nominal", "legend": None}
    color = {"field": "s", **series, "scale": {"domain": [str(i) for i in range(count)], "range": _SERIES[:count]}}
    layers: list[dict[str, Any]] = [
        *_frontier(points, color),
        {
            "mark": {"type": "point", "filled": True, "size": 48, "opacity": 0.85, "tooltip": None},
            "encoding": {
                "x": {
                    "field": "d",
                    "type": "temporal",
                    "title": "@@date@@",
                    "scale": {"type": "utc"},
                    "axis": {"format": "%Y-%m", "tickCount": 3, "labelOverlap": True},
                },
                "y": {
                    "field": "v",
                    "type": "quantitative",
                    "title": "@@score@@",
                    "scale": {"domain": [low, high], "nice": False},
                },
                "shape": {
                    "field": "s",
                    **series,
                    "scale": {"domain": [str(i) for i in range(count)], "range": list(SHAPES[:count])},
                },
                "color": color,
                "description": {"field": "n"},
            },
        },
    ]
    layers += _baselines(lines)
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 340,
        "height": 230,
        "padding": 4,
        "background": None,
        # Dates without a time zone would move with the clock of the machine that draws.
        "data": {"values": values, "format": {"parse": {"d": "utc:'%Y-%m-%d'"}}},
        "layer": layers,
        "config": {"axis": axis, "view": {"stroke": None}, "font": "Liberation Sans"},
    }
    return _draw(json.dumps(spec))


def _frontier(points: Sequence[Point], color: dict[str, Any]) -> list[dict[str, Any]]:
    """Layers: for each series the best score so far as steps up to the newest model, and the error of its corners."""
    last = max((p.day for p in points), default="")
    leaders = sorted((p for p in points if p.leads), key=lambda p: p.day)
    steps = [{"d": p.day, "v": p.value, "s": str(p.series)} for p in leaders]
    # The last corner of each series, carried on.
    steps += [{"d": last, "v": p.value, "s": str(p.series)} for p in {p.series: p for p in leaders}.values()]
    errors = [
        {"d": p.day, "l": p.error[0], "h": p.error[1], "s": str(p.series)} for p in leaders if p.error is not None
    ]
    time = {"field": "d", "type": "temporal", "scale": {"type": "utc"}}
    parse = {"parse": {"d": "utc:'%Y-%m-%d'"}}
    layers = []
    if steps:
        layers.append(
            {
                "data": {"values": steps, "format": parse},
                "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 1.3, "opacity": 0.55},
                "encoding": {"x": time, "y": {"field": "v", "type": "quantitative"}, "color": color},
            }
        )
    if errors:
        ends = {"y": {"field": "l", "type": "quantitative"}, "y2": {"field": "h"}}
        layers.append(
            {
                "data": {"values": errors, "format": parse},
                "mark": {"type": "rule", "strokeWidth": 1.3, "opacity": 0.6},
                "encoding": {"x": time, **ends, "color": color},
            }
        )
    return layers


def _baselines(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Layers: the baselines across the chart, and their labels. The fewer layers, the faster it is drawn."""
    if not lines:
        return []
    data = {"values": [{"v": line.value, "t": line.label} for line in lines]}
    value = {"field": "v", "type": "quantitative"}
    text = {
        "type": "text",
        "align": "left",
        "baseline": "bottom",
        "dx": 4,
        "dy": -2,
        "x": 0,
        "color": "#020202",
        "fontSize": 13,
    }
    return [
        {
            "data": data,
            "mark": {"type": "rule", "strokeDash": [5, 4], "color": "#020202"},
            "encoding": {"y": value},
        },
        {"data": data, "mark": text, "encoding": {"y": value, "text": {"field": "t"}}},
    ]


@cache
def _draw(spec: str) -> str:
    """The SVG of a specification. Drawing is slow, and both languages and every rebuild ask for the same charts."""
    return _clean(_engine().vegalite_to_svg(spec))


@cache
def _engine() -> ModuleType:
    """The library that draws: a whole JavaScript engine, which a check, drawing nothing, does not load.

    Words are measured with the font that it brings. With those of the machine a chart would differ from one machine to
    the next, and be slower by a half: every word opens the file anew. Fonts are read once, at the first word that is
    drawn; afterwards the environment is again as it was, for the programs that this one starts.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_NO_FONTS)
    try:
        import vl_convert

        word = {"type": "text", "encode": {"enter": {"text": {"value": "x"}}}}
        vl_convert.vega_to_svg({"width": 1, "height": 1, "marks": [word]})
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
    return vl_convert


def _clean(svg: str) -> str:
    for stand_in, variable in _COLORS.items():
        svg = svg.replace(stand_in, variable)
    # Set-in size would overflow a phone; the text alternative is the table, so the marks need no roles.
    box = re.search(r'viewBox="([^"]*)"', svg)[1]
    # What a mark is called shows when the pointer rests on it.
    svg = re.sub(
        r'<path aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="point"([^>]*?)(?:/>|></path>)',
        r"<path\2><title>\1</title></path>",
        svg,
    )
    marks = re.sub(
        r' (?:role|aria-roledescription|aria-label|aria-hidden|class|pointer-events|font-family)="[^"]*"',
        "",
        svg[svg.index(">") + 1 :],
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="@@label@@">{marks}'


def localize(svg: str, words: Mapping[str, str]) -> str:
    """Replace placeholders by the words of a language."""
    for key, text in words.items():
        svg = svg.replace(f"@@{key}@@", html.escape(text))
    return svg
