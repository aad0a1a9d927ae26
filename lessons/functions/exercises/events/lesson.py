"""5.5: who calls a function and how, what becomes of errors, and how many may run at once."""

from lessons.courseware.course import Lesson
from lessons.functions.exercises.events.checks import CHECKS
from lessons.functions.exercises.events.predictions import HOW_OFTEN, WHAT_THE_CALLER_HEARS
from lessons.functions.exercises.events.quiz import QUIZ
from lessons.functions.exercises.events.sources import WHO_CALLS
from lessons.functions.missions.room_for_orders.mission import MISSION as ROOM_FOR_ORDERS
from lessons.functions.missions.runaway.mission import MISSION as RUNAWAY
from lessons.functions.missions.spoiled_order.mission import MISSION as SPOILED_ORDER
from lessons.functions.ticket_fn import BENCH

LESSON = Lesson(
    slug="events",
    number="5.5",
    title={"en": "Events", "ko": "이벤트"},
    summary={
        "en": "Wait for the answer, hand the event over, or let Lambda fetch it: three ways, three kinds of care.",
        "ko": "답을 기다리거나, 맡기거나, Lambda가 가져가게 하거나. 방법이 다르면 챙길 것도 달라요.",
    },
    minutes=18,
    template="functions/lessons/events",
    checks=CHECKS,
    predictions=(WHAT_THE_CALLER_HEARS, HOW_OFTEN),
    sorts=(WHO_CALLS,),
    missions=(SPOILED_ORDER, RUNAWAY, ROOM_FOR_ORDERS),
    quiz=QUIZ,
    bench=BENCH,
)
