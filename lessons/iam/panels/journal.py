"""What was done in the account, newest first."""

from typing import Any

from lessons.courseware.journal import steps
from lessons.courseware.page import Page
from lessons.iam.forms.operation import OperationForm

TEMPLATE = "courseware/panels/journal.html"
HAS_FORMS = False


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    return {"steps": steps(page)}
