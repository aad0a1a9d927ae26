"""What must hold for every template and every script of ours."""

import re

import pytest
from django.contrib.staticfiles import finders

from tests.settings import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js" / "behaviours").glob("*.js"))
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/json\")", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "computed value": re.compile(r"hx-(?:vals|headers)\s*=\s*['\"]\s*js:", re.IGNORECASE),
    "trigger filter": re.compile(r"hx-trigger\s*=\s*['\"][^'\"]*\["),
}


def findings(text: str) -> list[str]:
    return [name for name, pattern in INLINE.items() if pattern.search(text)]


def test_there_is_something_to_look_at() -> None:
    assert len(TEMPLATES) > 10
    assert len(SCRIPTS) >= 6
    assert len(STYLES) >= 12


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_nothing_inline(path) -> None:
    assert findings(path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<style nonce='x'>", "style element"),
        ('<p style="color:red">', "style attribute"),
        ('<p onclick="go()">', "event attribute"),
        ('<p hx-on:click="go()">', "hx-on"),
        ('<a href="javascript:go()">', "script address"),
        ("""<p hx-vals='js:{a: 1}'>""", "computed value"),
        ('<p hx-trigger="click[ctrlKey]">', "trigger filter"),
    ],
)
def test_each_pattern_finds_what_it_is_for(text: str, name: str) -> None:
    assert name in findings(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_static_files_named_in_templates_exist(path) -> None:
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", path.read_text())
    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_small_and_alone(path) -> None:
    text = path.read_text()
    assert not re.search(r"^\s*(import|export)\b|\bimport\(|\beval\(|new Function|innerHTML", text, re.MULTILINE)
    assert text.startswith("// ")
    assert len(text.splitlines()) <= 100


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_stand_in_a_layer_and_are_bundled(path) -> None:
    text = path.read_text()
    main = (ROOT / "static" / "css" / "main.css").read_text()
    if path.name not in ("main.css", "fonts.css"):
        assert f'@import "{path.name}"' in main
        assert re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).strip().startswith("@layer ")
    assert "@scope" not in text
    assert len(text.splitlines()) <= 150


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_what_one_browser_alone_knows_has_a_rule_of_its_own(path) -> None:
    """A rule whose selectors a browser does not all know is left out by it as a whole."""
    lists = re.findall(r"[^{};]*::-moz-[^{};]*(?=\{)", path.read_text())
    assert [selectors for selectors in lists if "," in selectors] == []
