"""The kinds of questions an instructor can write: one form a file, and this table of them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lessons.classroom.kinds.act import ActForm
from lessons.classroom.kinds.base import QuestionForm
from lessons.classroom.kinds.matching import MatchingForm
from lessons.classroom.kinds.numeric import NumericForm
from lessons.classroom.kinds.options import ChoiceForm, MultipleChoiceForm
from lessons.classroom.kinds.ordering import OrderingForm
from lessons.classroom.kinds.short import ShortAnswerForm
from lessons.classroom.kinds.true_false import TrueFalseForm
from lessons.courseware.quiz import Question


@dataclass(frozen=True)
class Kind:
    """`tag` is the one of `quiz.Question`."""

    tag: str
    name: str | Promise
    form: type[QuestionForm]


KINDS = {
    kind.tag: kind
    for kind in (
        Kind("choice", gettext_lazy("One right option"), ChoiceForm),
        Kind("multiple", gettext_lazy("Several right options"), MultipleChoiceForm),
        Kind("true-false", gettext_lazy("True or false"), TrueFalseForm),
        Kind("numeric", gettext_lazy("A number"), NumericForm),
        Kind("short", gettext_lazy("A short answer"), ShortAnswerForm),
        Kind("ordering", gettext_lazy("Put in order"), OrderingForm),
        Kind("matching", gettext_lazy("Match"), MatchingForm),
        Kind("act", gettext_lazy("Do it in the account"), ActForm),
    )
}


def kind_of(question: Question) -> Kind:
    return KINDS[str(type(question).__struct_config__.tag)]
