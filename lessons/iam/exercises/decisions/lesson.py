"""3.2.3: how a decision is made, and how its trace is read."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.decisions import looks
from lessons.iam.exercises.decisions.checks import CHECKS
from lessons.iam.exercises.decisions.quiz import QUIZ
from lessons.iam.missions.access_denied.mission import MISSION as ACCESS_DENIED

_DENY_OR_ALLOW = Prediction(
    id="deny-or-allow",
    question={
        "en": "One statement allows reading all receipts, another denies those under `private/`. Both match "
        "`private/wages.json`. What counts?",
        "ko": "한 문장은 영수증을 모두 읽도록 허용하고, 다른 문장은 `private/` 아래를 거부해요. "
        "`private/wages.json`에는 둘 다 맞아요. 무엇이 통할까요?",
    },
    options=(
        Option(
            "deny",
            {"en": "The Deny, always", "ko": "언제나 Deny"},
            {
                "en": "It is looked for first, in every policy there is. Neither order nor number matters.",
                "ko": "모든 정책에서 가장 먼저 찾아요. 순서도 개수도 상관없어요.",
            },
        ),
        Option(
            "allow",
            {"en": "The Allow, if it stands first", "ko": "먼저 적혀 있다면 Allow"},
            {
                "en": "Policies are no firewall rules: the order of statements means nothing.",
                "ko": "정책은 방화벽 규칙이 아니에요. 문장의 순서에는 뜻이 없어요.",
            },
        ),
        Option(
            "narrow",
            {"en": "The narrower of the two", "ko": "둘 가운데 더 좁은 것"},
            {
                "en": "How narrow a statement is never counts. A wide Deny beats the most exact Allow.",
                "ko": "얼마나 좁은지는 따지지 않아요. 넓은 Deny도 가장 정확한 Allow를 이겨요.",
            },
        ),
    ),
    truth=looks.deny_or_allow,
    reveal={
        "en": "AWS's closing words: “{sentence}”.",
        "ko": "AWS는 이렇게 끝맺었어요. “{sentence}.”",
    },
)

_ONE_SIDE = Prediction(
    id="one-side",
    question={
        "en": "The role `partner` trusts another account. A user there has no policy that allows `sts:AssumeRole`. "
        "Does the user get in?",
        "ko": "역할 `partner`는 다른 계정을 신뢰해요. 그 계정의 사용자에게는 `sts:AssumeRole`을 허용하는 정책이 "
        "없어요. 들어올 수 있을까요?",
    },
    options=(
        Option(
            "in",
            {"en": "Yes: the role says so", "ko": "들어와요. 역할이 허락했으니까요"},
            {
                "en": "Within one account one side is enough. Between two, each has to agree.",
                "ko": "같은 계정 안이라면 한쪽으로 충분해요. 두 계정 사이에서는 양쪽이 모두 동의해야 해요.",
            },
        ),
        Option(
            "out",
            {"en": "No: their own account has to allow it, too", "ko": "못 들어와요. 자기 계정도 허용해야 해서요"},
            {
                "en": "The role opens its door, but somebody has to let the user go out of theirs.",
                "ko": "역할이 문을 열어도, 사용자가 자기 집을 나서도 되는지는 그쪽 계정이 정해요.",
            },
        ),
    ),
    truth=looks.one_side,
    reveal={
        "en": "Asked of your account. AWS's closing words: “{sentence}”.",
        "ko": "여러분 계정에 물었어요. AWS는 이렇게 끝맺었어요. “{sentence}.”",
    },
)

LESSON = Lesson(
    slug="decisions",
    number="3.2.3",
    title={"en": "How a decision is made", "ko": "허용과 거부는 어떻게 정해지나"},
    summary={
        "en": "The order in which policies are asked, and how to read why something was denied.",
        "ko": "어떤 순서로 정책을 묻는지, 왜 거부되었는지를 어떻게 읽는지 알아봐요.",
    },
    minutes=12,
    template="iam/lessons/decisions",
    checks=CHECKS,
    predictions=(_DENY_OR_ALLOW, _ONE_SIDE),
    missions=(ACCESS_DENIED,),
    quiz=QUIZ,
    bench=BenchStart(opens="explain"),
)
