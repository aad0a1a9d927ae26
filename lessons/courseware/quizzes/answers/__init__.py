"""One form for every kind of question.

An answer that makes no sense gets a sentence, keeps what was typed, and costs nothing.

`given()` of a valid form is what is marked and kept; see `marking.py` for its shapes.
"""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from lessons.courseware.quiz import (
    Act,
    Choice,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from lessons.courseware.quizzes.answers.arranged import MatchingForm, OrderingForm
from lessons.courseware.quizzes.answers.base import AnswerForm
from lessons.courseware.quizzes.answers.chosen import ChoiceForm, MultipleChoiceForm, TrueFalseForm
from lessons.courseware.quizzes.answers.typed import NumericForm, ShortAnswerForm


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
