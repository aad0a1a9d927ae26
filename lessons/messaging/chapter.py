"""Chapter 7 in the table of contents."""

from lessons.courseware.course import Chapter
from lessons.messaging.desk import bench, files
from lessons.messaging.exercises.amazon_sns.lesson import LESSON as AMAZON_SNS
from lessons.messaging.exercises.amazon_sqs.lesson import LESSON as AMAZON_SQS
from lessons.messaging.exercises.message_queues.lesson import LESSON as MESSAGE_QUEUES
from lessons.messaging.exercises.publish_subscribe.lesson import LESSON as PUBLISH_SUBSCRIBE
from lessons.messaging.exercises.received_in_time.lesson import LESSON as RECEIVED_IN_TIME
from lessons.messaging.exercises.standard_and_fifo.lesson import LESSON as STANDARD_AND_FIFO
from lessons.messaging.panels import conveyor

CHAPTER = Chapter(
    slug="messaging",
    number=7,
    title={"en": "Messaging", "ko": "메시징 서비스"},
    summary={
        "en": "Accept first and work later: what lies between those who send and those who work.",
        "ko": "먼저 접수하고 일은 나중에 해요. 보내는 쪽과 일하는 쪽 사이에 무엇을 두는지 배워요.",
    },
    lessons=(AMAZON_SQS, MESSAGE_QUEUES, STANDARD_AND_FIFO, RECEIVED_IN_TIME, AMAZON_SNS, PUBLISH_SUBSCRIBE),
    bench=bench,
    files=files,
    bench_template="courseware/console/bench.html",
    strip_template="courseware/console/strip.html",
    answer_template="courseware/console/answer.html",
    parts={"panel": "courseware/console/bench.html#panel"},
    where=("queue", "span", "measured", "broker", "part", *conveyor.WHERE),
)
