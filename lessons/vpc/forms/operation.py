"""What the forms of EC2 have in common: a Name tag, and choices among what lies in the same VPC."""

from typing import Any, ClassVar

from django import forms

from lessons.courseware.console import operation
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.choices import CHOICES
from lessons.vpc.things import vpc_of


class OperationForm(operation.OperationForm):
    """`tagged`: which kind of thing gets the tag of the field `Name`. `made`: where the answer has the new thing's id,
    which is opened then; `gone`: what was open is no more."""

    service: ClassVar[str] = "ec2"
    tagged: ClassVar[str] = ""
    made: ClassVar[tuple[Any, ...]] = ()
    gone: ClassVar[bool] = False

    @classmethod
    def key(cls) -> str:
        """Some operations have several forms, one for each attribute."""
        return cls.__name__

    def choices_of(self, name: str, page: Page) -> operation.Choices | None:
        if name not in CHOICES:
            return None
        state = page.probe.ec2
        fixed = [
            self[each].value() for each, field in self.fields.items() if isinstance(field.widget, forms.HiddenInput)
        ]
        near = next((found for value in fixed if (found := vpc_of(state, str(value)))), page.where.get("vpc", ""))
        return CHOICES[name](state, near)

    def params(self) -> dict[str, Any]:
        members = super().params()
        name = members.pop("Name", "") if self.tagged else ""
        if name:
            members["TagSpecifications"] = [{"ResourceType": self.tagged, "Tags": [{"Key": "Name", "Value": name}]}]
        return members

    def done(self, page: Page, result: Result) -> None:
        if self.made:
            found: Any = result.answer
            for step in self.made:
                found = found[step]
            page.where["id"] = found
        elif self.gone:
            page.where.pop("id", None)
