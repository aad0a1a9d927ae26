"""What the exercises about ranges ask, and why the answer is as it is."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.vpc.cidr_trainer import Exercise


class Words(NamedTuple):
    asks: "str | Promise"
    why: "str | Promise"
    why_not: "str | Promise" = ""  # where the answer is no


WORDS: dict[str, Words] = {
    "count": Words(
        gettext_lazy("How many addresses has a /{prefix}?"),
        gettext_lazy("32 − {prefix} = {host} bits are left for addresses, and 2 to the power of {host} is {n}."),
    ),
    "lies": Words(
        gettext_lazy("Does {inner} lie in {outer}?"),
        gettext_lazy("The first {prefix} bits are the same, so it lies inside."),
        gettext_lazy("The first {prefix} bits are not all the same, so it lies outside."),
    ),
    "next": Words(
        gettext_lazy("{whole} already has {taken}. Which is the first free /{prefix}, from the lowest address on?"),
        gettext_lazy(
            "A /{prefix} begins where its host bits are 0. It is the first such block of which nothing is taken."
        ),
    ),
    "overlap": Words(
        gettext_lazy("Do {one} and {other} overlap?"),
        gettext_lazy("The first {prefix} bits are the same, so one lies in the other. Ranges never overlap by half."),
        gettext_lazy("The first {prefix} bits are not all the same, so they have no address in common."),
    ),
    "canonical": Words(
        gettext_lazy("Somebody types {typed}. How does AWS write this range?"),
        gettext_lazy("All bits after the first {prefix} become 0: a range is written by its first address."),
    ),
}


def question(exercise: Exercise) -> str:
    return str(WORDS[exercise.kind].asks).format(**exercise.facts)


def reason(exercise: Exercise) -> str:
    words = WORDS[exercise.kind]
    return str(words.why_not if exercise.answer == "no" else words.why).format(**exercise.facts)


def answer(exercise: Exercise) -> str:
    return {"yes": _("Yes"), "no": _("No")}.get(exercise.answer, exercise.answer)
