"""A policy that is being written in a form: checked, put right and built from cards, before anything is done."""

from django.http import QueryDict

from lessons.iam import builder, cards
from lessons.iam.findings import check
from lessons.iam.forms.fields import DOCUMENT, DocumentField
from lessons.iam.forms.operation import OperationForm


def settled(data: QueryDict) -> QueryDict:
    """What was sent, with the document as the builder's cards say."""
    name = data.get(builder.MARK, "")
    if name not in builder.DOCUMENTS:
        return data
    changed = data.copy()
    changed[name] = builder.apply(_lines(data.get(name, "")), data)
    return changed


def lay_cards(form: OperationForm) -> None:
    """Who sent cards is answered with cards."""
    found = document_of(form)
    if found and form.data.get(builder.MARK) == found[0]:
        text = _lines(form.data.get(found[0], ""))[:DOCUMENT]
        form.builder = cards.read(text, found[1].kind, builder.services_of(form.data))


def document_of(form: OperationForm) -> tuple[str, DocumentField] | None:
    """The name and the field of the form's document."""
    return next(((name, each) for name, each in form.fields.items() if isinstance(each, DocumentField)), None)


def checked(form: OperationForm, fix: str = "") -> None:
    """Lay the findings into the form, after the fix of one of them was taken over: its number."""
    found = document_of(form)
    if found is None:
        return
    form.prepared()
    name, field = found
    text = _lines(form.data.get(name, ""))[:DOCUMENT]
    findings = check(text, field.kind)
    if fix.isascii() and fix.isdecimal() and int(fix[:4]) < len(findings) and findings[int(fix[:4])].finding.fix:
        text = findings[int(fix[:4])].finding.fix
        findings = check(text, field.kind)
    form.data = _with(form, name, text)
    form.findings = findings
    lay_cards(form)


def pointed_out(form: OperationForm) -> None:
    """Lay the findings into a form whose policy was refused: the sentence of IAM names no place."""
    found = document_of(form)
    text = _lines(form.data.get(found[0], "")) if found else ""
    if found and text:
        form.findings = check(text[:DOCUMENT], found[1].kind) or None


def built(form: OperationForm, command: str) -> None:
    """Lay the cards into the form, after a command: open, add, remove-<number>, or close to leave the builder."""
    found = document_of(form)
    if found is None or command == "close":
        form.builder = None
        return
    form.prepared()
    name, field = found
    text = _lines(form.data.get(name, ""))[:DOCUMENT]
    verb, _, number = command.partition("-")
    if verb == "add":
        text = builder.add(text, field.kind)
    elif verb == "remove" and number.isascii() and number.isdecimal():
        text = builder.remove(text, int(number[:4]))
    form.data = _with(form, name, text)
    chosen = builder.services_of(form.data) if verb != "remove" else {}
    form.builder = cards.read(text, field.kind, chosen)


def _with(form: OperationForm, name: str, text: str) -> QueryDict:
    changed: QueryDict = form.data.copy()
    changed[name] = text
    return changed


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
