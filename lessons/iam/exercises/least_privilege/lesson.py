"""3.2.4: giving what is used and no more; limits that hold whatever is granted."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.least_privilege import looks
from lessons.iam.exercises.least_privilege.checks import CHECKS
from lessons.iam.exercises.least_privilege.quiz import QUIZ
from lessons.iam.missions.boundary.mission import MISSION as BOUNDARY

_BOUNDARY_ALONE = Prediction(
    id="boundary-alone",
    question={
        "en": "A user has a permissions boundary that allows `s3:GetObject`, and no policy at all. May the user read "
        "an object?",
        "ko": "어떤 사용자에게 `s3:GetObject`를 허용하는 권한 경계만 있고 정책은 하나도 없어요. 객체를 읽을 수 "
        "있을까요?",
    },
    options=(
        Option(
            "yes",
            {"en": "Yes: the boundary allows it", "ko": "읽어요. 경계가 허용하니까요"},
            {
                "en": "A boundary draws a line. Inside it somebody still has to grant something.",
                "ko": "경계는 선을 그을 뿐이에요. 선 안에서도 누군가 권한을 줘야 해요.",
            },
        ),
        Option(
            "no",
            {"en": "No: nothing grants it", "ko": "못 읽어요. 주는 것이 없어서요"},
            {
                "en": "What counts is what policies grant *and* the boundary allows.",
                "ko": "정책이 주고 *동시에* 경계가 허용하는 것만 통해요.",
            },
        ),
    ),
    truth=looks.boundary_alone,
    reveal={
        "en": "Tried on a copy, with the policies of `apprentice` taken away. AWS's closing words: “{sentence}”.",
        "ko": "사본에서 `apprentice`의 정책을 떼고 해 봤어요. AWS는 이렇게 끝맺었어요. “{sentence}.”",
    },
)

LESSON = Lesson(
    slug="least-privilege",
    number="3.2.4",
    title={"en": "Least privilege", "ko": "최소 권한"},
    summary={
        "en": "Give what is used and no more, and set limits that hold whatever somebody grants.",
        "ko": "쓰는 만큼만 주고, 누가 무엇을 주든 지켜지는 한계를 정해요.",
    },
    minutes=12,
    template="iam/lessons/least-privilege",
    checks=CHECKS,
    predictions=(_BOUNDARY_ALONE,),
    missions=(BOUNDARY,),
    quiz=QUIZ,
    bench=BenchStart(opens="users"),
)
