"""Measures the machine on made-up checkouts of 1, 4 and 16 times the target size, against MkDocs alone.

Every figure comes from a process of its own. Ratios and growth are taken from processor time, so that other work on
the machine does not count; `seconds` is what a person waits. "plain" is MkDocs with the same theme, plugins, Markdown
extensions and pages, the generated parts already in place, with the theme's own search, and without our hook.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from scripts.paths import Repo, here
from scripts.publish.synthetic import TARGET, Size, make

FACTORS = (1, 4, 16)
LARGEST_BUILD = 4
ROUNDS = 3
_EDIT_BASE = "https://github.com/llm-atlas/llm-atlas/edit/main/"
_SITE_URL = "https://llm-atlas.github.io/"

_CHECK_SECONDS = 3.0
_OVERHEAD = 1.25
_GROWTH = 18 / 16
_BUILD_GROWTH = 4.4 / 4
_PATIENCE = 3600
# Instead of our search the one that a site with this theme has.
_PLAIN = "INHERIT: mkdocs.yml\nhooks: []\nsite_dir: plain\nplugins: {search: {lang: [en]}}\n"
_COLUMNS = ("stage", "size", "seconds", "CPU s", "peak MB", "ratio", "growth", "target", "met?")


@dataclass(frozen=True)
class Cost:
    """What a process took; `cpu` is None where it cannot be told (one edit in a running server)."""

    seconds: float
    cpu: float | None
    peak: float


@dataclass
class Row:
    """One line of the table. `targets` holds words and whether they are met."""

    stage: str
    factor: int
    cost: Cost
    ratio: float | None = None
    growth: float | None = None
    targets: list[tuple[str, bool]] = field(default_factory=list)

    def cells(self) -> list[str]:
        """The line as texts, one for each column."""
        return [
            self.stage,
            f"{self.factor}x",
            f"{self.cost.seconds:.2f}",
            "" if self.cost.cpu is None else f"{self.cost.cpu:.2f}",
            f"{self.cost.peak:.0f}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.growth is None else f"{self.growth:.1f}",
            "; ".join(words for words, _ in self.targets),
            "" if not self.targets else "yes" if all(met for _, met in self.targets) else "NO",
        ]


def run(repo: Repo, *, quick: bool) -> int:
    """Measure everything (with `quick` the smallest size only) and print the table. Takes many minutes."""
    return measure(repo, TARGET, FACTORS[:1] if quick else FACTORS)


def measure(repo: Repo, size: Size, factors: Sequence[int], rounds: int = ROUNDS) -> int:
    """Measure multiples of a size and print the table."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as folder:
        for factor in factors:
            tree = make_apart(repo, Path(folder).resolve() / str(factor), size, factor)
            rows += _stages(tree, factor, rounds if factor == 1 else 1)
            shutil.rmtree(tree)
    judge(rows)
    print(table(rows))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"\nPython {platform.python_version()}, {os.cpu_count()} processors, load at the end {load:.1f}; best of {rounds} rounds at 1x"
    )
    return 0


def make_apart(repo: Repo, target: Path, size: Size, factor: int) -> Path:
    """Write the made-up checkout in another process, so that this one stays small: a child's peak includes ours."""
    target.mkdir(parents=True)
    code = "from scripts.publish import bench; import sys; bench.write_tree(*sys.argv[1:])"
    multiple = json.dumps(vars(size.times(factor)))
    subprocess.run([sys.executable, "-c", code, str(repo.root), str(target), multiple], cwd=repo.root, check=True)
    return target


def write_tree(source: str, target: str, size: str) -> None:
    """The child of `make_apart`."""
    tree = make(Repo(Path(source)), Path(target), Size(**json.loads(size)))
    (tree.root / "plain.yml").write_text(_PLAIN, encoding="utf-8")


def stage(name: str) -> None:
    """The child of `_inside`: do one stage on the checkout this module stands in, and print what it took."""
    # As the command line and the hook do.
    gc.disable()
    from scripts import rules
    from scripts.atlas import load_atlas
    from scripts.publish.build import build

    def load() -> None:
        problems = rules.check(load_atlas(here()))
        if problems:
            raise SystemExit(f"the made-up checkout has {len(problems)} problems; the first: {problems[0].text()}")

    if name == "render":
        atlas = load_atlas(here())
    work: Callable[[], object] = load if name == "load" else lambda: build(atlas, _EDIT_BASE, _SITE_URL)
    before, started = os.times(), time.perf_counter()
    work()
    seconds, after = time.perf_counter() - started, os.times()
    print(json.dumps({"seconds": seconds, "cpu": sum(after[:4]) - sum(before[:4])}))


def _stages(tree: Path, factor: int, rounds: int) -> Iterator[Row]:
    """All measurements at one size: the best of some rounds. A round takes every stage, so that a busy spell of the
    machine falls on all of them; and what the build remembers is out of the way before a stage, so that the first time counts.
    """
    stages: dict[str, tuple[Callable[[], Cost], Sequence[str]]] = {}
    if factor == 1:
        stages["`check`, first time"] = lambda: _process(tree, "-m", "scripts", "check"), ["build"]
        stages["`check`, again"] = lambda: _process(tree, "-m", "scripts", "check"), []
    stages["load+validate"] = lambda: _inside(tree, "load"), ["build"]
    stages["render"] = lambda: _inside(tree, "render"), ["build"]
    if factor <= LARGEST_BUILD:
        # `render` has left the parts that plain MkDocs includes.
        stages["plain build"] = lambda: _process(tree, "-m", "mkdocs", "build", "--config-file", "plain.yml"), ["plain"]
        stages["full build"] = lambda: _process(tree, "-m", "mkdocs", "build"), ["build", "site"]
    costs: dict[str, list[Cost]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, (measure_once, generated) in stages.items():
            for folder in generated:
                _set_aside(tree / folder)
            print(f"measuring: {name}, {factor}x", file=sys.stderr, flush=True)
            costs[name].append(measure_once())
    for name, found in costs.items():
        yield Row(name, factor, Cost(*(min(column) for column in zip(*map(astuple, found), strict=True))))
    if factor == 1:
        print("measuring: edits, 1x", file=sys.stderr, flush=True)
        edits = [*_edits(tree, "plain.yml", ["plain page"]), *_edits(tree, "mkdocs.yml", ["page", "YAML file"])]
        yield from (Row(f"edit, {what}", factor, cost) for what, cost in edits)


def _set_aside(folder: Path) -> None:
    """As if a folder were deleted. Just after thousands of files are, some file systems take ten times as long to make
    new ones, and that is no cost of ours.
    """
    if folder.exists():
        aside = folder.parent / "aside"
        aside.mkdir(exist_ok=True)
        folder.rename(aside / f"{folder.name}-{len(list(aside.iterdir()))}")


def _inside(tree: Path, name: str) -> Cost:
    """A stage without the start of its process; the peak is that of the process."""
    whole, output = _run(tree, "-c", f"from scripts.publish import bench; bench.stage({name!r})")
    return Cost(**json.loads(output.splitlines()[-1]), peak=whole.peak)


def _process(tree: Path, *arguments: str) -> Cost:
    """A command, from its start to its end."""
    return _run(tree, *arguments)[0]


def _run(tree: Path, *arguments: str) -> tuple[Cost, str]:
    """Run Python on a checkout. Returns what the process and its children took, and what it printed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        child = _start(tree, output, *arguments)
        status, cost = _reap(child, started)
        output.seek(0)
        text = output.read()
    if status != 0:
        raise SystemExit(f"`python {' '.join(arguments)}` failed:\n{text[-2000:]}")
    return cost, text


def _start(tree: Path, output: object, *arguments: str, **more: str) -> subprocess.Popen:
    environment = os.environ | {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"} | more
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=tree, env=environment, stdout=output, stderr=subprocess.STDOUT
    )


def _reap(child: subprocess.Popen, started: float) -> tuple[int, Cost]:
    """Wait for a process. Its own account of resources tells its peak, not that of an earlier, larger one."""
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return child.returncode, Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def _edits(tree: Path, config: str, what: Sequence[str]) -> list[tuple[str, Cost]]:
    """One edit of each kind under `mkdocs serve`: time until the page that shows it is on disk."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    # MkDocs serves from a folder of its own below the system's temporary one.
    temporary = tree / "served"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    times: list[tuple[str, float]] = []
    log = temporary / "log.txt"
    with log.open("w", encoding="utf-8") as output:
        arguments = ("-m", "mkdocs", "serve", "--config-file", config, "--dev-addr", address)
        started = time.perf_counter()
        child = _start(tree, output, *arguments, TMPDIR=str(temporary))
        try:
            _until(child, log, lambda: "Serving on" in log.read_text(encoding="utf-8"))
            (site,) = temporary.glob("mkdocs_*")
            for kind in what:
                page, mark = _edit(tree, kind)
                edited = time.perf_counter()
                target = site / page
                _until(child, log, lambda target=target, mark=mark: mark in _text(target))
                times.append((kind, time.perf_counter() - edited))
                built = len(times)
                _until(child, log, lambda built=built: _text(log).count("Documentation built") > built)
        finally:
            child.send_signal(signal.SIGTERM)
            _, cost = _reap(child, started)
    return [(kind, Cost(seconds, None, cost.peak)) for kind, seconds in times]


def _edit(tree: Path, kind: str) -> tuple[str, str]:
    """Change one file. Returns the page that shows the change, as a path in the site, and the text to look for."""
    mark = f"A changed sentence of the {kind}."
    if kind == "YAML file":
        source, page = tree / "data" / "glossary" / "term-00000.yml", "en/glossary/index.html"
        text = source.read_text(encoding="utf-8")
        changed = text.replace("translation_note: null", f"translation_note: {{zh: 改过的一句话。, en: {mark}}}")
    else:
        source, page = tree / "docs" / "en" / "concepts" / "concept-00001.md", "en/concepts/concept-00001/index.html"
        text = source.read_text(encoding="utf-8")
        changed = text.replace("\n\n[^first]:", f"\n\n{mark}\n\n[^first]:")
    source.write_text(changed, encoding="utf-8")
    return page, mark


def _until(child: subprocess.Popen, log: Path, done: Callable[[], bool]) -> None:
    """Look every few milliseconds until something has happened."""
    deadline = time.monotonic() + _PATIENCE
    while not done():
        if child.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"`mkdocs serve` did not get on:\n{_text(log)[-2000:]}")
        time.sleep(0.02)


def _text(path: Path) -> str:
    """A file that another process may be writing or deleting just now."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def judge(rows: list[Row]) -> None:
    """Fill in ratio, growth and targets. Where MkDocs alone is not built, four times its smaller build stands in."""
    plain = {row.factor: row.cost for row in rows if row.stage == "plain build"}
    smallest = {row.stage: row.cost for row in rows if row.factor == 1}
    plain_edit = smallest.get("edit, plain page")
    for row in rows:
        cost = row.cost
        if row.stage.startswith("edit"):
            row.ratio = cost.seconds / plain_edit.seconds
            continue
        if row.factor in plain:
            row.ratio = cost.cpu / plain[row.factor].cpu
        elif plain:
            nearest = max(plain)
            row.ratio = cost.cpu / (plain[nearest].cpu * row.factor / nearest)
        if row.factor > 1:
            row.growth = cost.cpu / smallest[row.stage].cpu
        if row.stage.startswith("`check`"):
            row.targets.append((f"≤ {_CHECK_SECONDS:.0f} s", cost.seconds <= _CHECK_SECONDS))
        if row.stage == "full build":
            row.targets.append((f"ratio ≤ {_OVERHEAD}", row.ratio <= _OVERHEAD))
        limit = row.factor * (_BUILD_GROWTH if row.stage == "full build" else _GROWTH)
        if row.growth is not None and row.stage != "plain build":
            row.targets.append((f"growth ≤ {limit:.1f}", row.growth <= limit))


def table(rows: Sequence[Row]) -> str:
    """The rows as an aligned table."""
    lines = [list(_COLUMNS), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS))]
    text = [
        "  ".join(
            cell.rjust(width) if 1 <= number <= 6 else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([text[0], "-" * len(text[0]), *text[1:]])
