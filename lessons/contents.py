"""The table of contents: the chapters in the order of the course. The numbers are those of the curriculum."""

from lessons.courseware.course import Planned

CONTENTS: tuple[str | Planned, ...] = (
    Planned(1, {"en": "Serverless", "ko": "서버리스"}),
    "lessons.iam.chapter",
    "lessons.vpc.chapter",
    "lessons.functions.chapter",
    Planned(6, {"en": "Storage", "ko": "스토리지"}),
    "lessons.messaging.chapter",
    Planned(8, {"en": "API Gateway", "ko": "API Gateway"}),
)
