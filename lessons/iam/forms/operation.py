"""What the forms of IAM have besides: choices of what the account has, and policies from cards."""

from typing import ClassVar

from lessons.courseware.console import operation
from lessons.courseware.console.operation import Call
from lessons.courseware.page import Page
from lessons.courseware.policies.documents import DocumentForm
from lessons.iam.forms.choices import CHOICES

__all__ = ["Call", "OperationForm"]


class OperationForm(DocumentForm):
    """`builder`: see documents.py."""

    service: ClassVar[str] = "iam"
    builder_template = "iam/parts/builder.html"
    account_id = ""  # of the account it is sent to; the view knows it

    def choices_of(self, name: str, page: Page) -> operation.Choices | None:
        return CHOICES[name](page) if name in CHOICES else None
