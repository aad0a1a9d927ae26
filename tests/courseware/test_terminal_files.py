"""The files beside the terminal: forms with and without scripts, limits, and nobody else's files."""

import pytest
from django.conf import LazySettings
from django.test import Client

from lessons.sandbox.models import ScratchFile
from tests.courseware.terminal_page import PAGE, PARTS, last, run, shown

pytestmark = pytest.mark.django_db


def test_files_are_written_read_and_deleted_by_forms(as_learner: Client, as_other: Client) -> None:
    assert 'id="file-body"' in shown(as_learner, "&file=policy.json")
    answer = as_learner.post(
        f"{PAGE}terminal/save/?tab=terminal&file=policy.json", {"name": "p.json", "body": "{\r\n}"}
    )
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}?tab=terminal#terminal")
    assert bytes(ScratchFile.objects.get().body) == b"{\n}"
    assert "{\n}</textarea>" in shown(as_learner, "&file=p.json")
    run(as_other, "ls")
    assert "{\n}</textarea>" not in shown(as_other, "&file=p.json")
    assert as_other.post(f"{PAGE}terminal/delete/", {"name": "p.json"}, headers=PARTS).status_code == 422
    assert ScratchFile.objects.count() == 1
    assert as_learner.post(f"{PAGE}terminal/delete/", {"name": "p.json"}, headers=PARTS).status_code == 200
    assert ScratchFile.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "a/b", "body": "x"}, "There is one folder"),
        ({"name": "", "body": "x"}, "This field is required."),
        ({"name": "big", "body": "x" * 11}, "A file here has at most 10 bytes."),
    ],
)
def test_a_file_that_cannot_be_is_shown_again_with_what_is_wrong(
    as_learner: Client, settings: LazySettings, fields: dict[str, str], sentence: str
) -> None:
    settings.LAB_FILE_BYTES = 10
    answer = as_learner.post(f"{PAGE}terminal/save/", fields, headers=PARTS)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert f"{fields['body']}</textarea>" in answer.text
    assert ScratchFile.objects.count() == 0


def test_edit_opens_the_editor_with_and_without_scripts(as_learner: Client) -> None:
    answer = run(as_learner, "edit policy.json")
    assert answer["Location"] == f"{PAGE}?tab=terminal&file=policy.json#terminal"
    answer = run(as_learner, "edit policy.json", **PARTS)
    assert '<div id="terminal-editor" tabindex="-1" hx-swap-oob="true">' in answer.text
    assert answer["HX-Replace-Url"] == f"{PAGE}?tab=terminal&file=policy.json"


def test_the_code_on_the_page_is_a_file(as_learner: Client) -> None:
    run(as_learner, "cat lambda_function.py", "/functions/how-it-works/")
    assert "def lambda_handler(event, context):" in last().stdout
    run(as_learner, "ls")
    assert last().stdout == ""
