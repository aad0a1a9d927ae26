"""Chapter 4: its bench. It joins the table of contents with its first lesson."""

from lessons.courseware.course import Chapter
from lessons.vpc.desk import bench

CHAPTER = Chapter(
    slug="vpc",
    number=4,
    title={"en": "Network", "ko": "네트워크"},
    summary={
        "en": "Your own network in the cloud: draw it, send a packet, and see where it stops and why.",
        "ko": "클라우드 안의 내 네트워크를 그리고, 패킷을 보내고, 어디에서 왜 멈추는지 눈으로 확인해요.",
    },
    lessons=(),
    bench=bench,
    bench_template="courseware/console/bench.html",
    strip_template="courseware/console/strip.html",
    answer_template="courseware/console/answer.html",
    parts={"panel": "courseware/console/bench.html#panel"},
    where=(
        *("vpc", "id", "skip", "size", "cidr", "cut"),
        *("source", "source_address", "target", "target_address", "protocol", "port", "thing", "asks", "since"),
        *("exercise", "given"),
    ),
)
