"""Chapter 5 in the table of contents."""

from lessons.courseware.course import Chapter, Showcase
from lessons.functions import load_form, showcase
from lessons.functions.desk import bench, files
from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON as COLD_AND_WARM_START
from lessons.functions.exercises.environment_variables.lesson import LESSON as ENVIRONMENT_VARIABLES
from lessons.functions.exercises.events.lesson import LESSON as EVENTS
from lessons.functions.exercises.file_system.lesson import LESSON as FILE_SYSTEM
from lessons.functions.exercises.how_it_works.lesson import LESSON as HOW_IT_WORKS
from lessons.functions.exercises.layers.lesson import LESSON as LAYERS
from lessons.functions.exercises.memory_and_timeout.lesson import LESSON as MEMORY_AND_TIMEOUT
from lessons.functions.exercises.runtimes.lesson import LESSON as RUNTIMES
from lessons.functions.exercises.tags.lesson import LESSON as TAGS
from lessons.functions.exercises.test_events.lesson import LESSON as TEST_EVENTS
from lessons.functions.exercises.versions.lesson import LESSON as VERSIONS
from lessons.functions.exercises.what_lambda_is.lesson import LESSON as WHAT_LAMBDA_IS

CHAPTER = Chapter(
    slug="functions",
    number=5,
    title={"en": "AWS Lambda", "ko": "AWS Lambda"},
    summary={
        "en": "Bring a function; the cloud runs it whenever it is called, and only then.",
        "ko": "함수 하나만 준비하면, 호출될 때마다 클라우드가 실행해 줘요.",
    },
    lessons=(
        WHAT_LAMBDA_IS,
        HOW_IT_WORKS,
        COLD_AND_WARM_START,
        RUNTIMES,
        EVENTS,
        MEMORY_AND_TIMEOUT,
        ENVIRONMENT_VARIABLES,
        VERSIONS,
        TEST_EVENTS,
        LAYERS,
        TAGS,
        FILE_SYSTEM,
    ),
    bench=bench,
    files=files,
    bench_template="functions/bench.html",
    strip_template="functions/strip.html",
    answer_template="functions/answer.html",
    where=("run", "event", "gallery", "language", "span", *load_form.ASKED),
    showcase=Showcase(showcase.TEMPLATE, showcase.context),
    parts={"panel": "functions/bench.html#panel", "run": "functions/bench.html#run"},
)
