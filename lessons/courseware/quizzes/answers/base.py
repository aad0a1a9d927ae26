"""What the answers to all kinds of questions have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.models import Response


class AnswerForm(forms.Form):
    """`seed` decides the order of what is shown. Unbound, it is the question not answered yet."""

    confidence = forms.ChoiceField(
        required=False,
        choices=Response.Confidence.choices,
        error_messages={"invalid_choice": gettext_lazy("Say how sure you are with one of the three, or leave it.")},
    )

    def __init__(self, question: Any, seed: int, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.question = question
        self.seed = seed

    def clean_confidence(self) -> int:
        return int(self.cleaned_data["confidence"] or Response.Confidence.NONE)

    @property
    def problems(self) -> list[str]:
        """Every sentence about what is wrong."""
        return [str(message) for messages in self.errors.values() for message in messages]

    @property
    def sure(self) -> str:
        return str(self.data.get("confidence", ""))

    @property
    def typed(self) -> str:
        """The text in the field that is typed into."""
        return str(self.data.get("text", ""))

    def sent(self, name: str) -> list[str]:
        """Every value sent under a name, in order."""
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else []

    def given(self) -> Any:
        return self.cleaned_data["answer"]


def known_one(sent: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    """What was sent, if it is one of these."""
    if sent not in known:
        raise forms.ValidationError(_("What was sent is none of the answers shown. Choose one of them."))
    return sent
