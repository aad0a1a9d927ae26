"""What the forms of IAM have besides: policies that are written in them."""

from typing import Any, ClassVar

from django.forms.utils import ErrorDict

from lessons.courseware.console import operation
from lessons.courseware.console.operation import Call
from lessons.courseware.page import Page
from lessons.iam.forms.choices import CHOICES

__all__ = ["Call", "OperationForm"]


class OperationForm(operation.OperationForm):
    """`findings` and `builder` are about a policy that is still being written: see documents.py."""

    service: ClassVar[str] = "iam"
    fields_template = "iam/parts/fields.html"
    findings: Any = None
    builder: Any = None
    account_id = ""  # of the account it is sent to; the view knows it

    def choices_of(self, name: str, page: Page) -> operation.Choices | None:
        return CHOICES[name](page) if name in CHOICES else None

    def prepared(self) -> None:
        """Before its policy is looked at: one that is still a matter of choices is written out."""

    def unjudged(self) -> None:
        """What was typed is shown again, without a word about what is missing still."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}
