"""Chapter 5 in the table of contents."""

from lessons.courseware.course import Chapter
from lessons.functions.desk import bench
from lessons.functions.exercises.cold_and_warm_start import LESSON as COLD_AND_WARM_START

CHAPTER = Chapter(
    slug="functions",
    number=5,
    title={"en": "AWS Lambda", "ko": "AWS Lambda"},
    lessons=(COLD_AND_WARM_START,),
    bench=bench,
    bench_template="functions/bench.html",
    strip_template="functions/strip.html",
    answer_template="functions/answer.html",
    parts={"panel": "functions/bench.html#panel", "run": "functions/bench.html#run"},
)
