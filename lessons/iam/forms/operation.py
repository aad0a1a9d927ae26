"""What the form of an operation is: fields named as AWS names the members of the request."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise

from lessons.courseware.page import Page
from lessons.sandbox.lab import Result


class OperationForm(forms.Form):
    """`operation` of `service` with the fields as parameters; `panel`: where it stands; `said`: what was done.

    Empty fields are left out of the request, as the console does.
    """

    service: ClassVar[str] = "iam"
    operation: ClassVar[str]
    panel: ClassVar[str]
    said: ClassVar[str | Promise]

    def params(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)}

    def done(self, page: Page, result: Result) -> None:
        """After the call: where on the page to go on, such as to what was just made."""
