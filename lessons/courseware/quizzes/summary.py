"""How well somebody's confidence and results agree."""

from collections.abc import Iterable
from dataclasses import dataclass

from lessons.courseware.models import Response


@dataclass(frozen=True)
class Calibration:
    """Of the `asked` answers given with this confidence, `right` were fully right."""

    confidence: int
    right: int
    asked: int

    @property
    def name(self) -> str:
        return Response.Confidence(self.confidence).name.lower()


def calibration(answers: Iterable[Response]) -> list[Calibration]:
    """The most certain first; a confidence that was never said is left out."""
    found = list(answers)
    levels = (Response.Confidence.HIGH, Response.Confidence.MEDIUM, Response.Confidence.LOW)
    marks = {level: [each.mark for each in found if each.confidence == level] for level in levels}
    return [
        Calibration(int(level), sum(mark == 1 for mark in given), len(given)) for level, given in marks.items() if given
    ]
