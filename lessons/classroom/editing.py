"""The form of one question: its kind's own fields and its groups of rows, as they are shown, sent, changed or kept."""

from typing import Any

from django import forms

from lessons.classroom.drafts import fresh_id, revision
from lessons.classroom.kinds import Kind
from lessons.classroom.rows import Group, changed
from lessons.courseware.quiz import Question


class SeenForm(forms.Form):
    """Which question is edited, and at which revision it was opened: empty for a new one."""

    id = forms.SlugField(max_length=60)
    seen = forms.CharField(max_length=16, required=False)


class Editor:
    """`seen` is the revision the author saw, so that nothing is overwritten unseen."""

    def __init__(self, kind: Kind, form: Any, groups: list[Group], question_id: str, seen: str) -> None:
        self.kind, self.form, self.groups, self.question_id, self.seen = kind, form, groups, question_id, seen

    @classmethod
    def new(cls, kind: Kind) -> "Editor":
        return cls(kind, kind.form(), [rows.empty() for rows in kind.form.rows], fresh_id(), "")

    @classmethod
    def of(cls, kind: Kind, question: Question) -> "Editor":
        values = kind.form.rows_of(question)
        groups = [rows.filled(each) for rows, each in zip(kind.form.rows, values, strict=True)]
        return cls(kind, kind.form(initial=kind.form.values_of(question)), groups, question.id, revision(question))

    @classmethod
    def sent(cls, kind: Kind, data: Any, question_id: str, seen: str) -> "Editor":
        return cls(kind, kind.form(data), [rows.sent(data) for rows in kind.form.rows], question_id, seen)

    @classmethod
    def rows_changed(cls, kind: Kind, data: Any, question_id: str, seen: str) -> "Editor":
        """After a button of a row, `row` = "<group>:<action>": everything as it was typed, and nothing kept yet."""
        name, _colon, action = str(data.get("row", "")).partition(":")
        groups = [changed(rows, data, action if rows.name == name else "") for rows in kind.form.rows]
        typed = {field: data.get(field, "") for field in kind.form().fields}
        return cls(kind, kind.form(initial=typed), groups, question_id, seen)

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(group.formset.is_valid() for group in self.groups)])

    def question(self) -> Question:
        built: Question = self.form.build(self.question_id, self.groups)
        return built

    @property
    def fields(self) -> list[forms.BoundField]:
        """The fields that are no texts: a number, a choice."""
        return [self.form[name] for name in self.form.base_fields]
