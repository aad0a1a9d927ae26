"""3.2.2: policies as JSON, element by element."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.policies import looks
from lessons.iam.exercises.policies.checks import CHECKS
from lessons.iam.exercises.policies.quiz import QUIZ
from lessons.iam.missions.one_prefix.mission import MISSION as ONE_PREFIX

_OBJECTS_OR_BUCKET = Prediction(
    id="objects-or-bucket",
    question={
        "en": "A policy allows `s3:*` on `arn:aws:s3:::dumpling-photos/*`. May its user list the bucket with "
        "`s3:ListBucket`?",
        "ko": "정책이 `arn:aws:s3:::dumpling-photos/*`에 `s3:*`를 허용해요. 이 사용자는 `s3:ListBucket`으로 버킷을 "
        "나열할 수 있을까요?",
    },
    options=(
        Option(
            "yes",
            {"en": "Yes: `s3:*` is every action of S3", "ko": "돼요. `s3:*`는 S3의 모든 작업이니까요"},
            {
                "en": "Every action, yes, but on objects only. Listing is asked of the bucket, whose ARN has no slash.",
                "ko": "모든 작업이 맞지만 객체에 대해서만이에요. 나열은 슬래시가 없는 버킷 ARN에 묻는 일이에요.",
            },
        ),
        Option(
            "no",
            {"en": "No: the resource does not match", "ko": "안 돼요. 리소스가 맞지 않아서요"},
            {
                "en": "Action and resource both have to match, and the bucket is not one of its objects.",
                "ko": "작업과 리소스가 모두 맞아야 해요. 버킷은 자기 객체가 아니에요.",
            },
        ),
    ),
    truth=looks.objects_or_bucket,
    reveal={
        "en": "Tried on a copy of your account. AWS's closing words: “{sentence}”.",
        "ko": "여러분 계정의 사본에서 해 봤어요. AWS는 이렇게 끝맺었어요. “{sentence}.”",
    },
)

LESSON = Lesson(
    slug="policies",
    number="3.2.2",
    title={"en": "Policies, element by element", "ko": "정책, 한 요소씩"},
    summary={
        "en": "What stands in a policy, what each element decides, and where policies hang.",
        "ko": "정책에 무엇이 들어 있고, 요소마다 무엇을 정하며, 정책이 어디에 붙는지 살펴봐요.",
    },
    minutes=12,
    template="iam/lessons/policies",
    checks=CHECKS,
    predictions=(_OBJECTS_OR_BUCKET,),
    missions=(ONE_PREFIX,),
    quiz=QUIZ,
    bench=BenchStart(opens="policies"),
)
