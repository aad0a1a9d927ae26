"""Translations: complete, and the check notices when they are not."""

from pathlib import Path

import polib
import pytest

from serverless_lab.setup import catalogues


def test_every_text_is_translated() -> None:
    assert catalogues.problems() == []


def test_texts_are_found_in_code_and_in_templates() -> None:
    found = catalogues.texts()
    assert found[(None, "Automatic", None)] == ["lessons/people/models.py"]
    assert "templates/base.html" in found[(None, "Skip to the content", None)]
    plural = (
        "That was very fast. Try again in %(seconds)s second.",
        "That was very fast. Try again in %(seconds)s seconds.",
    )
    assert found[(None, *plural)] == ["templates/429.html", "templates/components/too_many.html"]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one template and one module, and its catalogue."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "words.py").write_text('_("Go {where}")\npgettext("clock", "Hour")\n')
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(
        """{% load i18n %}{% translate "It's (here)" %} <p>it's(</p> {% translate "Stop" context "bus" %}"""
    )
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "CODE", ["code"])
    monkeypatch.setattr(catalogues, "TEMPLATES", ["pages"])
    monkeypatch.setattr(catalogues, "KOREAN", tmp_path / "ko.po")
    catalogues.extract()
    return tmp_path / "ko.po"


def test_a_new_text_is_reported_until_translated(tiny: Path) -> None:
    assert catalogues.problems() == [
        "not translated: 'Go {where}'",
        "not translated: 'Hour'",
        'not translated: "It\'s (here)"',
        "not translated: 'Stop'",
    ]
    file = polib.pofile(str(tiny))
    assert [entry.msgctxt for entry in file] == [None, "clock", None, "bus"]
    for entry, text in zip(file, ["가세요 {where}", "시", "여기", "서요"], strict=True):
        entry.msgstr = text
    file.save()
    assert catalogues.problems() == []


def test_lost_placeholder_fuzzy_and_stale_are_reported(tiny: Path) -> None:
    file = polib.pofile(str(tiny))
    for entry, text in zip(file, ["가세요", "시", "여기", "서요"], strict=True):
        entry.msgstr = text
    file[1].flags.append("fuzzy")
    file.append(polib.POEntry(msgid="Gone", msgstr="없음"))
    file.save()
    assert catalogues.problems() == [
        "placeholders differ: 'Go {where}'",
        "not translated: 'Hour'",
        "no longer used: 'Gone'",
    ]


def test_extracting_again_keeps_translations_and_order(tiny: Path) -> None:
    file = polib.pofile(str(tiny))
    file[0].msgstr = "가세요 {where}"
    file.save()
    before = tiny.read_text()
    catalogues.extract()
    assert tiny.read_text() == before
