"""The table of contents: the chapters in the order of the course. The numbers are those of the curriculum."""

from lessons.courseware.course import Planned

CONTENTS: tuple[str | Planned, ...] = (
    Planned(1, {"en": "Serverless", "ko": "서버리스"}),
    "lessons.iam.chapter",
    "lessons.vpc.chapter",
    "lessons.functions.chapter",
    Planned(6, {"en": "Storage", "ko": "스토리지"}),
    Planned(7, {"en": "Messaging", "ko": "메시징"}),
    Planned(8, {"en": "API Gateway", "ko": "API Gateway"}),
)
