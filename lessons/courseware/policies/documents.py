"""A policy that is being written in a form: looked at, and put right, before anything is done."""

from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.policies.findings import check
from serverless_lab.engine.policy.lint.subject import Kind

DOCUMENT = 40_000


class DocumentField(forms.CharField):
    """A policy as text. `kind` says what it hangs on: `identity`, `trust` or `resource`."""

    def __init__(self, kind: Kind = "identity", **more: Any) -> None:
        more.setdefault("label", _("Policy (JSON)"))
        super().__init__(
            max_length=DOCUMENT,
            strip=False,
            widget=forms.Textarea(
                {"class": "input mono", "rows": 14, "spellcheck": "false", "wrap": "off", "data-policy": kind}
            ),
            **more,
        )
        self.kind = kind

    def clean(self, value: Any) -> Any:
        return lines(str(super().clean(value)))


class DocumentForm(OperationForm):
    """A form that may have such a field. `findings` are those of its check, None where nobody asked for it.

    `builder` are the cards of a policy that is put together instead of written, where `builder_template` has some.
    """

    fields_template = "courseware/policies/fields.html"
    findings: Any = None
    builder: Any = None
    builder_template: ClassVar[str] = ""
    made_of_choices: ClassVar[bool] = False  # its policy is written out only when somebody asks for it

    def prepared(self) -> None:
        """Before its policy is looked at: one that is still a matter of choices is written out."""

    def unjudged(self) -> None:
        """What was typed is shown again, without a word about what is missing still."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def document_of(form: OperationForm) -> tuple[str, DocumentField] | None:
    """The name and the field of the form's document."""
    return next(((name, each) for name, each in form.fields.items() if isinstance(each, DocumentField)), None)


def written(form: OperationForm, name: str) -> str:
    """What was typed, as far as it is looked at."""
    return lines(form.data.get(name, ""))[:DOCUMENT]


def replaced(form: OperationForm, name: str, text: str) -> QueryDict:
    """What was sent, with another document."""
    changed: QueryDict = form.data.copy()
    changed[name] = text
    return changed


def checked(form: DocumentForm, fix: str = "") -> None:
    """Lay the findings into the form, after the fix of one of them was taken over: its number."""
    found = document_of(form)
    if found is None:
        return
    form.prepared()
    name, field = found
    text = written(form, name)
    findings = check(text, field.kind)
    if fix.isascii() and fix.isdecimal() and int(fix[:4]) < len(findings) and findings[int(fix[:4])].finding.fix:
        text = findings[int(fix[:4])].finding.fix
        findings = check(text, field.kind)
    form.data = replaced(form, name, text)
    form.findings = findings


def pointed_out(form: DocumentForm) -> None:
    """Lay the findings into a form whose policy was refused: the sentence of AWS names no place."""
    found = document_of(form)
    text = written(form, found[0]) if found else ""
    if found and text:
        form.findings = check(text, found[1].kind) or None


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")
