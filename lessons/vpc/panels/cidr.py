"""The trainer: short exercises about ranges, answered at once with the bits."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc import cidr_words
from lessons.vpc.cidr_trainer import MOST, draw

TEMPLATE = "vpc/panels/cidr.html"
HAS_FORMS = True
LONGEST = 40  # characters of an answer


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    asked = page.where.get("exercise", "")[:4]
    number = int(asked) if asked.isascii() and asked.isdecimal() else 1
    exercise = draw(min(max(number, 1), MOST))
    given = page.where.get("given", "")[:LONGEST].strip()
    return {
        "exercise": exercise,
        "question": cidr_words.question(exercise),
        "given": given,
        "right": exercise.is_right(given),
        "answer": cidr_words.answer(exercise),
        "reason": cidr_words.reason(exercise),
        "next": exercise.number % MOST + 1,
    }
