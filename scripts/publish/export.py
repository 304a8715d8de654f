"""Open data: JSON, CSV, TBX, JSON Schema and one zip, made from the same shapes that validate the facts."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from scripts.atlas import Atlas
from scripts.facts.catalog import Catalog
from scripts.facts.comparability import Cell
from scripts.facts.health import BenchmarkHealth, health
from scripts.facts.schema import KINDS, LearningPath, Revision, Vocabulary
from scripts.publish import tbx
from scripts.render.scores import Conflict, all_conflicts, corrections

VERSION = "1"
LICENCE = "CC0-1.0"


def files(atlas: Atlas) -> dict[str, str | bytes]:
    """All files below api/v1/, by name."""
    catalog = atlas.catalog
    out: dict[str, str | bytes] = {}
    for kind in KINDS:
        entries = catalog.kind(kind)
        records = [
            {"id": entry.id, "file": entry.file, **entry.data.model_dump(by_alias=True, exclude_none=True)}
            for entry in entries.values()
        ]
        out |= _both(kind, records)
    lists = catalog.words.model_dump(by_alias=True, exclude_none=True)
    paths = [path.model_dump(by_alias=True) for path in catalog.paths.data] if catalog.paths else []
    for name, found in (("vocabulary", lists), ("paths", paths)):
        # Ids in the other files are explained here. Nested too deeply for a table.
        out[f"{name}.json"] = _items(found)
    out |= _both("scores", [score(catalog, cell) for cell in catalog.cells])
    for benchmark, cells in catalog.cells_of_benchmark.items():
        out |= _both(f"scores/{benchmark}", [score(catalog, cell) for cell in cells])
    for family, models in catalog.models_of_family.items():
        records = [score(catalog, cell) for entry in models for cell in catalog.cells_of_model.get(entry.id, [])]
        if records:
            out |= _both(f"scores/family/{family}", records)
    out |= _both("conflicts", [_conflict(catalog, conflict) for conflict in all_conflicts(catalog)])
    out |= _both("corrections", [_correction(catalog, *pair) for pair in corrections(catalog)])
    out |= _both("health", [_health(row) for row in health(catalog).benchmarks])
    for name, schema in schemas().items():
        out[f"schema/{name}.json"] = _json(schema)
    out["glossary.tbx"] = tbx.document(atlas)
    out["llm-atlas.zip"] = _zip(out)
    return out


def _both(name: str, records: list[dict[str, Any]]) -> dict[str, str | bytes]:
    """Records as JSON and as CSV."""
    return {
        f"{name}.json": _items(records),
        f"{name}.csv": _csv([_flat(record) for record in records]),
    }


def _conflict(catalog: Catalog, conflict: Conflict) -> dict[str, Any]:
    cell = conflict.cells[0]
    return {
        "id": f"x-{cell.id}",
        "model": cell.model,
        "benchmark": cell.benchmark,
        "version": cell.version,
        "metric": cell.metric,
        "spread": str(conflict.spread),
        "settings_that_differ": conflict.settings,
        "scores": [score(catalog, cell) for cell in conflict.cells],
    }


def _correction(catalog: Catalog, cell: Cell, revision: Revision) -> dict[str, Any]:
    change = revision.model_dump(by_alias=True)
    return {"id": f"c-{cell.id}-{revision.date}", **change, "score": score(catalog, cell)}


def _health(row: BenchmarkHealth) -> dict[str, Any]:
    return {
        "id": row.id,
        "scores": row.cells,
        "models": row.models,
        "documents": row.reports,
        "with_settings_stated": row.stated.count,
        "comparable": row.comparable.count,
        "newest_document": row.newest,
    }


def score(catalog: Catalog, cell: Cell) -> dict[str, Any]:
    """One score as a flat record that stands without the site."""
    report = catalog.reports[cell.report].data
    key = catalog.class_of(cell)
    return {
        "id": cell.id,
        "model": cell.model,
        "benchmark": cell.benchmark,
        "version": cell.version,
        "metric": cell.metric,
        "value": cell.text or None,
        "setup": dict(cell.setup),
        "comparable": key.comparable,
        "missing_setup": list(key.missing),
        "self_reported": cell.self_reported,
        "publisher": report.publisher,
        "report": cell.report,
        "source": report.url,
        "where": cell.where,
        "read_from": cell.read_from,
        "published": report.published,
        "accessed": report.accessed,
    }


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of every kind of file, for editors and for whoever reads the data."""
    shapes = {**KINDS, "vocabulary": Vocabulary, "paths": list[LearningPath]}
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_typed(TypeAdapter(shape).json_schema(by_alias=True)),
        }
        for name, shape in shapes.items()
    }


def _typed(node: Any) -> Any:
    """Facts are read as typed text, so an editor must accept `5`, `true` and `5.0` wherever text is expected."""
    if isinstance(node, dict):
        node = {key: _typed(value) for key, value in node.items()}
        if node.get("type") == "string" and "enum" not in node:
            node["type"] = ["string", "number", "boolean"]
        return node
    return [_typed(value) for value in node] if isinstance(node, list) else node


def _items(found: Any) -> str:
    return _json({"version": VERSION, "licence": LICENCE, "count": len(found), "items": found})


def _json(value: Any) -> str:
    # Four times faster than the standard library where lines are set in.
    return to_json(value, indent=1).decode() + "\n"


def _flat(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested keys joined by dots; lists as JSON text."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict) and key != "sources":
            flat |= _flat(value, f"{prefix}{key}.")
        elif isinstance(value, (list, dict)):
            flat[prefix + key] = json.dumps(value, ensure_ascii=False) if value else ""
        elif isinstance(value, bool):
            flat[prefix + key] = "true" if value else "false"
        else:
            flat[prefix + key] = "" if value is None else str(value)
    return flat


def _csv(records: list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(key for record in records for key in record))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in record.items()} for record in records)
    return out.getvalue()


def _harmless(value: str) -> str:
    """A cell that a spreadsheet does not take for a formula; numbers stay numbers."""
    if value[:1] and value[:1] in "=+-@\t\r\n＝＋－＠" and not value.lstrip("+-").replace(".", "", 1).isdigit():
        return "'" + value
    return value


def _zip(contents: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.items()):
            # A fixed time, so that two builds give the same bytes.
            info = zipfile.ZipInfo(f"llm-atlas/{name}", (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
