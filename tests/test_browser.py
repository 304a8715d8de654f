"""The search for a browser: what is installed comes first, a program that does not start is passed over."""

from __future__ import annotations

from types import SimpleNamespace

from tests import browser


def installed(*names: str):
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_the_given_path_comes_first():
    assert browser.find(installed("mine", "chromium"), (), {"CHROMIUM": "mine"}, lambda path: True) == "/usr/bin/mine"


def test_a_given_path_that_does_not_exist_is_not_replaced():
    assert browser.find(installed("chromium"), (), {"CHROMIUM": "mine"}, lambda path: True) is None


def test_an_installed_browser_is_found():
    assert browser.find(installed("google-chrome"), (), {}, lambda path: True) == "/usr/bin/google-chrome"


def test_a_program_that_does_not_start_is_passed_over():
    def works(path: str) -> bool:
        return not path.endswith("chromium-browser")

    assert browser.find(installed("chromium-browser", "google-chrome"), (), {}, works) == "/usr/bin/google-chrome"


def test_an_application_folder_is_searched(tmp_path):
    program = tmp_path / "Google Chrome"
    program.write_text("#!/bin/sh\necho 1\n")
    program.chmod(0o755)
    assert browser.find(lambda name: name if name == str(program) else None, (str(program),), {}) == str(program)


def test_nothing_found():
    assert browser.find(installed(), (), {}, lambda path: True) is None


def test_the_package_manager_comes_before_a_download():
    ways = browser.installers(installed("apt-get"), root=True)
    assert ways[0][-1][:2] == ["apt-get", "install"]
    assert ways[-1][0][1:] == ["-m", "playwright", "install", "chromium"]


def test_without_root_the_package_manager_is_asked_through_sudo_and_never_for_a_password():
    assert browser.installers(installed("apt-get", "sudo"), root=False)[0][0][:3] == ["sudo", "-n", "apt-get"]
    assert len(browser.installers(installed("apt-get"), root=False)) == 1


def test_root_runs_without_the_sandbox(monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    assert "--no-sandbox" in browser.arguments()
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    assert "--no-sandbox" not in browser.arguments()


def test_a_driver_that_does_not_start_is_one_clear_line(monkeypatch, capsys):
    """A small Debian lacks a library that Playwright's program needs; nobody should see a stack trace for that."""
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(browser, "driver_starts", lambda: False)
    assert browser.main([]) == 1
    assert capsys.readouterr().err == browser.NO_DRIVER + "\n"
    monkeypatch.setattr(browser, "find", lambda: None)
    assert browser.main([]) == 1
    assert capsys.readouterr().err == browser.NOT_FOUND + "\n"


def test_what_is_missing_is_installed_even_if_a_browser_is_there(monkeypatch, capsys):
    """With the library the driver starts, and the next way is not tried."""
    done: list[list[str]] = []
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(browser, "driver_starts", lambda: bool(done))
    monkeypatch.setattr(browser, "installers", lambda: [[["one"]], [["two"]]])

    def run(command: list[str], **_: object) -> SimpleNamespace:
        done.append(command)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(browser.subprocess, "run", run)
    assert browser.main(["--install"]) == 0
    assert done == [["one"]]
    assert capsys.readouterr().out == "/usr/bin/chromium\n"


def test_the_package_manager_brings_the_drivers_library():
    assert set(browser.PACKAGES) <= set(browser.installers(installed("apt-get"), root=True)[0][-1])
