"""Chapter 5 in the table of contents."""

from lessons.courseware.course import Chapter, Showcase
from lessons.functions import showcase
from lessons.functions.desk import bench
from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON as COLD_AND_WARM_START

CHAPTER = Chapter(
    slug="functions",
    number=5,
    title={"en": "AWS Lambda", "ko": "AWS Lambda"},
    summary={
        "en": "Bring a function; the cloud runs it whenever it is called, and only then.",
        "ko": "함수 하나만 준비하면, 호출될 때마다 클라우드가 실행해 줘요.",
    },
    lessons=(COLD_AND_WARM_START,),
    bench=bench,
    bench_template="functions/bench.html",
    strip_template="functions/strip.html",
    answer_template="functions/answer.html",
    showcase=Showcase(showcase.TEMPLATE, showcase.context),
    parts={"panel": "functions/bench.html#panel", "run": "functions/bench.html#run"},
)
