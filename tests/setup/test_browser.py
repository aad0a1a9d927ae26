"""Where the tests' browser comes from, in which order."""

from pathlib import Path

import pytest

from serverless_lab.setup import browser


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser; its PATH is the returned folder."""
    monkeypatch.delenv("LAB_CHROME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.setattr(browser, "NPM_PLACE", tmp_path / "npm")
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_named_one_comes_first(nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(nothing / "chromium")
    monkeypatch.setenv("LAB_CHROME", program(nothing / "mine"))
    assert browser.find() == str(nothing / "mine")


def test_a_wrong_name_is_not_passed_over(nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(nothing / "chromium")
    monkeypatch.setenv("LAB_CHROME", "/no/such/browser")
    with pytest.raises(browser.NoBrowser, match="LAB_CHROME names /no/such/browser"):
        browser.ensure()


def test_path_then_playwrights_folder(nothing: Path) -> None:
    shell = program(nothing.parent / "cache/chromium_headless_shell-1/chrome-linux/headless_shell")
    assert browser.find() == shell
    chrome = program(nothing / "google-chrome")
    assert browser.find() == chrome


def test_no_way_left_is_an_error_with_advice(nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def refuse(name: str) -> None:
        tried.append(name)
        raise browser.NoBrowser(f"{name} refused")

    for name in ("_apt", "_playwright", "_npm"):
        monkeypatch.setattr(browser, name, lambda name=name: refuse(name))
    with pytest.raises(browser.NoBrowser, match="apt-get install chromium"):
        browser.ensure()
    assert tried == ["_apt", "_playwright", "_npm"]


def test_the_first_way_that_works_is_enough(nothing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_apt", lambda: program(nothing / "chromium"))
    monkeypatch.setattr(browser, "_playwright", lambda: pytest.fail("asked although apt had worked"))
    assert browser.ensure() == str(nothing / "chromium")
