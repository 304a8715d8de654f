"""Finds a browser for the tests, or gets one: `python tests/browser.py [--install]` prints its path.

In this order: CHROMIUM, an installed Chromium or Chrome, Playwright's own; with --install then the system's package
manager and Playwright's download.
"""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Nothing in the background: the browser asks only for what a page asks for.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What the browser and Playwright's program need beside it, where a system brings little.
PACKAGES = ("fonts-noto-cjk", "libatomic1")
NO_DRIVER = (
    "LLM Atlas: the tests drive the browser with Playwright, and Playwright's own program does not start. "
    "See what it says: .venv/bin/python -m playwright --version (Debian/Ubuntu: sudo apt-get install libatomic1 is the usual cure)."
)
NOT_FOUND = (
    "LLM Atlas: the tests need Chromium or Chrome, and none was found or could be installed. "
    "Install one (Debian/Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium) or set CHROMIUM to its path."
)


def arguments() -> list[str]:
    """Command-line arguments for the browser. Chromium refuses its sandbox to root, so root goes without."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def starts(path: str) -> bool:
    """Whether the program runs. Ubuntu's `chromium-browser` may be a script that only tells to install a snap."""
    return runs([path, "--version"])


def runs(command: list[str]) -> bool:
    """Whether a command ends well within a minute."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find(
    which: Callable[[str], str | None] = shutil.which,
    places: Iterable[str] = PLACES,
    environ: dict[str, str] | None = None,
    starts: Callable[[str], bool] = starts,
) -> str | None:
    """The path of an installed browser, or None."""
    given = (os.environ if environ is None else environ).get("CHROMIUM")
    candidates = [given] if given else [*NAMES, *(str(Path(place).expanduser()) for place in places)]
    for candidate in candidates:
        path = which(candidate)
        if path and starts(path):
            return path
    return None


def driver_starts() -> bool:
    """Whether Playwright's own program runs. On a small system it may lack a library."""
    return runs([sys.executable, "-m", "playwright", "--version"])


def find_own() -> str | None:
    """The path of the browser that Playwright downloaded earlier, or None."""
    if not driver_starts():
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None


@functools.cache
def start() -> Playwright:
    """Playwright, once for the process: a second one refuses to start beside it, and several folders of tests use it."""
    from playwright.sync_api import sync_playwright

    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


def installers(which: Callable[[str], str | None] = shutil.which, root: bool | None = None) -> list[list[list[str]]]:
    """Ways to get a browser, each a list of commands to run one after the other."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0 if root is None else root
    ways: list[list[list[str]]] = []
    if which("apt-get") and (root or which("sudo")):
        apt = ["apt-get"] if root else ["sudo", "-n", "apt-get"]
        for package in ("chromium", "chromium-browser"):
            ways.append(
                [
                    [*apt, "update", "-qq"],
                    [*apt, "install", "-y", "-qq", "--no-install-recommends", package, *PACKAGES],
                ]
            )
        ways.append([[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]])
    ways.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    return ways


def look() -> tuple[str | None, bool]:
    """The path of a browser, and whether Playwright can drive it."""
    return find() or find_own(), driver_starts()


def main(argv: list[str]) -> int:
    """Prints the browser's path; with --install gets what is missing first."""
    path, driven = look()
    ways = installers() if "--install" in argv else []
    while ways and not (path and driven):
        way = ways.pop(0)
        print(
            "LLM Atlas: no browser found, or nothing to drive it; running "
            + " && ".join(" ".join(command) for command in way),
            file=sys.stderr,
        )
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in way:
            if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment).returncode:
                break
        path, driven = look()
    if not path:
        print(NOT_FOUND, file=sys.stderr)
        return 1
    if not driven:
        print(NO_DRIVER, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
