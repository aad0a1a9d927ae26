"""What the form of an operation is: fields named as AWS names the members of the request."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from django import forms
from django.forms.utils import ErrorDict
from django.utils.functional import Promise

from lessons.courseware.page import Page
from lessons.iam.forms.choices import CHOICES
from lessons.sandbox.lab import Result

Words = str | Promise
Call = tuple[str, dict[str, Any]]


class OperationForm(forms.Form):
    """`operation` of `service` with the fields as parameters; `said`: what was done.

    `title` names the form, `button` the deed; `danger` and `loud` are how it looks; `question` is asked before it is
    done. `aside` are fields that are no members of the request. Empty fields are left out of the request, as the
    console does. `findings` and `builder` are about a policy that is still being written: see documents.py.
    """

    service: ClassVar[str] = "iam"
    operation: ClassVar[str]
    said: ClassVar[Words]
    title: ClassVar[Words] = ""
    button: ClassVar[Words] = ""
    question: ClassVar[Words] = ""
    danger: ClassVar[bool] = False
    loud: ClassVar[bool] = False
    aside: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False
    findings: Any = None
    builder: Any = None
    placed = False  # whether it stands on the page that answers
    account_id = ""  # of the account it is sent to; the view knows it

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.RadioSelect):
                field.widget.attrs.setdefault("class", "input")

    @classmethod
    def offer(
        cls, page: Page, refused: "OperationForm | None", initial: Mapping[str, Any] | None = None, **fixed: str
    ) -> Self:
        """The form as it stands on the page: with `fixed` settled already, and `initial` to be changed.

        If this is the form that was refused, as it was filled in.
        """
        same = type(refused) is cls and all(refused.data.get(name) == value for name, value in fixed.items())
        if same and refused is not None:
            refused.placed = True
        form: Any = refused if same else cls(initial={**(initial or {}), **fixed})
        form.auto_id = "-".join((cls.operation, *fixed.values())).replace("%", "").replace(" ", "") + "-%s"
        for name in fixed:
            form.fields[name].widget = forms.HiddenInput()
        for name, field in form.fields.items():
            if name in CHOICES and isinstance(field.widget, forms.Select | forms.CheckboxSelectMultiple):
                field.widget.choices = CHOICES[name](page)
        return form

    def prepared(self) -> None:
        """Before its policy is looked at: one that is still a matter of choices is written out."""

    def unjudged(self) -> None:
        """What was typed is shown again, without a word about what is missing still."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """An id for the page, the same as long as the form is about the same."""
        return str(self.auto_id).replace("-%s", "")

    def params(self) -> dict[str, Any]:
        members = ((name, value) for name, value in self.cleaned_data.items() if name not in self.aside)
        return {name: value for name, value in members if value not in (None, "", []) and value is not False}

    def further(self) -> Iterable[Call]:
        """What else the console asks for in the same breath, such as memberships of a new user."""
        return ()

    def done(self, page: Page, result: Result) -> None:
        """After the call: where on the page to go on, such as to what was just made."""

    def once(self, result: Result) -> dict[str, Any]:
        """What the answer shows once and never again, such as the secret of an access key."""
        return {}
