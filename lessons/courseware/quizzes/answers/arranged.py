"""Answers that are arranged: steps put in order, sides put together."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from lessons.courseware.quiz import Item
from lessons.courseware.quizzes.answers.base import AnswerForm, known_one
from lessons.courseware.quizzes.marking import sides
from lessons.courseware.quizzes.shuffle import jumbled, shuffled


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
            known_one(each, ids)
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
        return {**self.cleaned_data, "answer": {pair: known[known_one(place, known)] for pair, place in sent.items()}}
