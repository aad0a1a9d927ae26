"""What the form of an operation is: fields named as AWS names the members of the request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.utils.functional import Promise

from lessons.courseware.page import Page
from lessons.sandbox.lab import Result

Words = str | Promise
Call = tuple[str, dict[str, Any]]
Choices = list[tuple[Any, Any]]


class OperationForm(forms.Form):
    """`operation` of `service` with the fields as parameters; `said`: what was done.

    `title` names the form, `button` the deed; `danger` and `loud` are how it looks; `question` is asked before it is
    done. `aside` are fields that are no members of the request, `at_times` those that some choice makes necessary.
    `together`: the operation and what is `further` asked for are one step, all or nothing. Empty fields are left out
    of the request, as the console does.
    """

    service: ClassVar[str]
    operation: ClassVar[str]
    said: ClassVar[Words]
    title: ClassVar[Words] = ""
    button: ClassVar[Words] = ""
    question: ClassVar[Words] = ""
    danger: ClassVar[bool] = False
    loud: ClassVar[bool] = False
    aside: ClassVar[tuple[str, ...]] = ()
    together: ClassVar[bool] = False
    at_times: ClassVar[tuple[str, ...]] = ()
    fields_template = "courseware/console/fields.html"
    use_required_attribute = False
    placed = False  # whether it stands on the page that answers

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
        same = cls._is(refused, fixed)
        if same and refused is not None:
            refused.placed = True
        form: Any = refused if same else cls(initial={**(initial or {}), **fixed})
        form.auto_id = "-".join((cls.key(), *fixed.values())).replace("%", "").replace(" ", "") + "-%s"
        for name in fixed:
            form.fields[name].widget = forms.HiddenInput()
        for name, field in form.fields.items():
            if isinstance(field.widget, forms.Select | forms.CheckboxSelectMultiple):
                choices = form.choices_of(name, page)
                if choices is not None:
                    field.widget.choices = choices
        return form

    @classmethod
    def press(cls, page: Page, refused: "OperationForm | None", **fixed: str) -> "Self | Press":
        """The same where nothing is left to fill in: as long as it was not refused, no form is made for it."""
        return cls.offer(page, refused, None, **fixed) if cls._is(refused, fixed) else Press(cls, fixed)

    @classmethod
    def _is(cls, refused: "OperationForm | None", fixed: Mapping[str, str]) -> bool:
        return type(refused) is cls and all(refused.data.get(name) == value for name, value in fixed.items())

    @classmethod
    def key(cls) -> str:
        """What its address is made of; unique in its console."""
        return cls.operation

    def choices_of(self, name: str, page: Page) -> Choices | None:
        """What a field that names something of the account offers; None where it has choices of its own."""
        return None

    @property
    def name(self) -> str:
        """An id for the page, the same as long as the form is about the same."""
        return str(self.auto_id).replace("-%s", "")

    def params(self) -> dict[str, Any]:
        members = ((name, value) for name, value in self.cleaned_data.items() if name not in self.aside)
        return {name: value for name, value in members if value not in (None, "", []) and value is not False}

    def prepare(self, page: Page) -> None:
        """Before the call: what has to be looked up in the account for it."""

    def further(self) -> Iterable[Call]:
        """What else the console asks for in the same breath, such as memberships of a new user."""
        return ()

    def calls(self) -> list[tuple[str, str, dict[str, Any]]]:
        """What is asked for `together`, each with its service."""
        return [(self.service, *each) for each in ((self.operation, self.params()), *self.further())]

    def done(self, page: Page, result: Result) -> None:
        """After the call: where on the page to go on, such as to what was just made."""

    def once(self, result: Result) -> dict[str, Any]:
        """What the answer shows once and never again, such as the secret of an access key."""
        return {}


@dataclass(frozen=True)
class Press:
    """A form with nothing to fill in, as what its button needs; `fixed` are ids. A list has a hundred of these."""

    kind: type[OperationForm]
    fixed: Mapping[str, str]
