"""What was done in the account, newest first."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.journal import steps
from lessons.courseware.page import Page

TEMPLATE = "courseware/panels/journal.html"
HAS_FORMS = False


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    return {"steps": steps(page)}
