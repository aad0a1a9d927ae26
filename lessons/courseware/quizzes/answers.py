"""One form for every kind of question.

An answer that makes no sense gets a sentence, keeps what was typed, and costs nothing.

`given()` of a valid form is what is marked and kept; see `marking.py` for its shapes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.models import Response
from lessons.courseware.quiz import (
    Act,
    Choice,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from lessons.courseware.quizzes.marking import sides
from lessons.courseware.quizzes.numbers_typed import LONGEST, NotANumber, read_number
from lessons.courseware.quizzes.shuffle import MOST_SEED, jumbled, shuffled

TEXT_LIMIT = 200
CHOOSE_ONE = gettext_lazy("Choose one of the answers first.")
UNKNOWN_OPTION = gettext_lazy("What was sent is none of the answers shown. Choose one of them.")
NOT_NUMBERS = {
    "empty": gettext_lazy("Write a number first."),
    "number": gettext_lazy("That is not a number. Write it in digits, for example 0.5 or 1,024."),
    "separators": gettext_lazy("The commas and dots in that number are unclear. Write it without separators."),
    "huge": gettext_lazy("That number is too long to read. Write it with fewer digits."),
}


class OriginForm(forms.Form):
    """What the page of an answer was drawn with; `attempt` is empty before there is one."""

    attempt = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    seed = forms.IntegerField(required=False, min_value=0, max_value=MOST_SEED)


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


class _OptionsForm(AnswerForm):
    def shown(self) -> list[tuple[Option, bool]]:
        """The options in the order of this seed, each with whether it was chosen."""
        chosen = self.sent("answer")
        return [(each, each.id in chosen) for each in shuffled(self.question, self.seed, self.question.options)]


class ChoiceForm(_OptionsForm):
    answer = forms.CharField(error_messages={"required": CHOOSE_ONE})

    def clean_answer(self) -> str:
        return _known(self.cleaned_data["answer"], [each.id for each in self.question.options])


class MultipleChoiceForm(_OptionsForm):
    def clean(self) -> dict[str, Any]:
        ids = [each.id for each in self.question.options]
        chosen = [_known(each, ids) for each in self.sent("answer")]
        if not chosen:
            raise forms.ValidationError(_("Choose at least one of the answers first."))
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError(_("One of the answers came twice. Choose again, each at most once."))
        return {**self.cleaned_data, "answer": [each for each in ids if each in chosen]}


class TrueFalseForm(AnswerForm):
    answer = forms.CharField(error_messages={"required": gettext_lazy("Choose true or false first.")})

    def clean_answer(self) -> bool:
        return _known(self.cleaned_data["answer"], ("true", "false")) == "true"

    def shown(self) -> list[tuple[str, bool]]:
        return [(each, each in self.sent("answer")) for each in ("true", "false")]


class NumericForm(AnswerForm):
    """The number is kept as it was typed."""

    text = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": NOT_NUMBERS["empty"],
            "max_length": NOT_NUMBERS["huge"],
            "null_characters_not_allowed": NOT_NUMBERS["number"],
        },
    )

    def clean_text(self) -> str:
        try:
            read_number(self.cleaned_data["text"], self.question.unit)
        except NotANumber as refused:
            raise forms.ValidationError(self._sentence(refused.reason)) from None
        return str(self.cleaned_data["text"])

    def _sentence(self, reason: str) -> str:
        if reason != "unit":
            return str(NOT_NUMBERS[reason])
        if self.question.unit:
            return _("The answer is wanted in this unit: {unit}. Convert the number, or leave the unit out.").format(
                unit=self.question.unit
            )
        return _("There is more than a number. Write the number alone.")

    def given(self) -> str:
        return str(self.cleaned_data["text"])


class ShortAnswerForm(AnswerForm):
    text = forms.CharField(
        max_length=TEXT_LIMIT,
        error_messages={
            "required": gettext_lazy("Write your answer first."),
            "max_length": gettext_lazy("An answer has at most 200 characters; a word or two are enough."),
            "null_characters_not_allowed": gettext_lazy("There is a NUL character in the answer. Type it again."),
        },
    )

    def given(self) -> str:
        return str(self.cleaned_data["text"])


class OrderingForm(AnswerForm):
    def shown(self) -> list[Item]:
        """As it was sent, if all items were sent, otherwise in the order of this seed."""
        items = {item.id: item for item in self.question.items}
        sent = self.sent("answer")
        if sorted(sent) == sorted(items):
            return [items[each] for each in sent]
        return jumbled(self.question, self.seed)

    def clean(self) -> dict[str, Any]:
        sent, ids = self.sent("answer"), [item.id for item in self.question.items]
        for each in sent:
            _known(each, ids)
        if len(set(sent)) < len(sent):
            raise forms.ValidationError(_("One of the steps came twice. Put each into its place once."))
        if len(sent) < len(ids):
            raise forms.ValidationError(_("Some of the steps are missing. Put all of them in order."))
        return {**self.cleaned_data, "answer": sent}

    def moved(self, move: str) -> "tuple[OrderingForm, str]":
        """The same form with one item a place further, and that item's id; `move` is "up:<id>" or "down:<id>"."""
        way, _colon, item_id = move.partition(":")
        order = [item.id for item in self.shown()]
        if item_id not in order or way not in ("up", "down"):
            return self, ""
        place = order.index(item_id)
        order.remove(item_id)
        order.insert(max(0, place + (1 if way == "down" else -1)), item_id)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist("answer", order)
        return OrderingForm(self.question, self.seed, data), item_id


class MatchingForm(AnswerForm):
    """A side is sent as its place in the order of this seed, so that the page does not give the pairs away."""

    def rows(self) -> list[tuple[int, Any, list[tuple[int, Any, bool]]]]:
        """For every pair its number, the pair, and the sides to choose from: place, text, chosen."""
        places = self._sides()
        return [
            (number, pair, [(place, side.text, self._sent(number) == str(place)) for place, side in places])
            for number, pair in enumerate(self.question.pairs, 1)
        ]

    def _sides(self) -> list[tuple[int, Any]]:
        return list(enumerate(shuffled(self.question, self.seed, sides(self.question)), 1))

    def _sent(self, number: int) -> str:
        return str(self.data.get(f"pair-{number}", ""))

    def clean(self) -> dict[str, Any]:
        known = {str(place): side.id for place, side in self._sides()}
        sent = {pair.id: self._sent(number) for number, pair in enumerate(self.question.pairs, 1)}
        if not all(sent.values()):
            raise forms.ValidationError(_("Choose something for each of them first."))
        return {**self.cleaned_data, "answer": {pair: known[_known(place, known)] for pair, place in sent.items()}}


class ActForm(AnswerForm):
    """Nothing is typed: the account is looked at."""


FORMS: Mapping[type[Any], type[AnswerForm]] = {
    Choice: ChoiceForm,
    MultipleChoice: MultipleChoiceForm,
    TrueFalse: TrueFalseForm,
    Numeric: NumericForm,
    ShortAnswer: ShortAnswerForm,
    Ordering: OrderingForm,
    Matching: MatchingForm,
    Act: ActForm,
}


def form_for(question: Question, seed: int, data: QueryDict | None = None) -> AnswerForm:
    return FORMS[type(question)](question, seed, data)


def _known(sent: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    if sent not in known:
        raise forms.ValidationError(str(UNKNOWN_OPTION))
    return sent
