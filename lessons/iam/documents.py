"""A policy that is being built from cards in a form, before anything is done."""

from django.http import QueryDict

from lessons.courseware.policies.documents import document_of, lines, replaced, written
from lessons.iam import builder, cards
from lessons.iam.forms.operation import OperationForm


def settled(data: QueryDict) -> QueryDict:
    """What was sent, with the document as the builder's cards say."""
    name = data.get(builder.MARK, "")
    if name not in builder.DOCUMENTS:
        return data
    changed = data.copy()
    changed[name] = builder.apply(lines(data.get(name, "")), data)
    return changed


def lay_cards(form: OperationForm) -> None:
    """Who sent cards is answered with cards."""
    found = document_of(form)
    if found and form.data.get(builder.MARK) == found[0]:
        text = written(form, found[0])
        form.builder = cards.read(text, found[1].kind, builder.services_of(form.data))


def built(form: OperationForm, command: str) -> None:
    """Lay the cards into the form, after a command: open, add, remove-<number>, or close to leave the builder."""
    found = document_of(form)
    if found is None or command == "close":
        form.builder = None
        return
    form.prepared()
    name, field = found
    text = written(form, name)
    verb, _, number = command.partition("-")
    if verb == "add":
        text = builder.add(text, field.kind)
    elif verb == "remove" and number.isascii() and number.isdecimal():
        text = builder.remove(text, int(number[:4]))
    form.data = replaced(form, name, text)
    chosen = builder.services_of(form.data) if verb != "remove" else {}
    form.builder = cards.read(text, field.kind, chosen)
