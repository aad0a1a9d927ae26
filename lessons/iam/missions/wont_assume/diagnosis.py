"""Naming the cause in "It will not be assumed": what each answer gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Ask *Explain* for each of the three, or read the policies. What is wrong?",
        "ko": "*권한 확인* 탭에서 셋을 하나씩 물어보거나 정책을 읽어 보세요. 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "wrong-service",
            {"en": "The trust policy names another service", "ko": "신뢰 정책에 다른 서비스가 적혀 있어요"},
            {
                "en": "The sign of this cause: `lambda.amazonaws.com` is refused, and the trust policy has a `Service` "
                "with another name. Compare it letter by letter.",
                "ko": "이 원인은 이렇게 드러나요. `lambda.amazonaws.com`이 거부되고, 신뢰 정책의 `Service`에 다른 "
                "이름이 있어요. 한 글자씩 견주어 보세요.",
            },
        ),
        Option(
            "untrusted",
            {
                "en": "The trust policy says nothing of the account's own users",
                "ko": "신뢰 정책에 이 계정의 사용자 이야기가 없어요",
            },
            {
                "en": "The sign of this cause: the user is refused, and among the principals there is neither the user "
                "nor this account. Count the statements of the trust policy.",
                "ko": "이 원인은 이렇게 드러나요. 사용자가 거부되고, Principal 가운데 그 사용자도 이 계정도 없어요. "
                "신뢰 정책의 문장을 세어 보세요.",
            },
        ),
        Option(
            "lacks",
            {
                "en": "No policy of the user allows assuming this role",
                "ko": "이 역할을 맡도록 허용하는 정책이 사용자에게 없어요",
            },
            {
                "en": "The sign of this cause: the role trusts this account, but no policy of the user has an Allow "
                "that fits. Read the `Resource` of the user's own policy to its last letter.",
                "ko": "이 원인은 이렇게 드러나요. 역할은 이 계정을 믿지만, 사용자에게 들어맞는 Allow가 없어요. 사용자 "
                "정책의 `Resource`를 마지막 글자까지 읽어 보세요.",
            },
        ),
        Option(
            "external-id",
            {"en": "The trust policy wants another external id", "ko": "신뢰 정책이 다른 외부 ID를 요구해요"},
            {
                "en": "The sign of this cause: the firm is refused, and the condition holds another value than the "
                "firm sends.",
                "ko": "이 원인은 이렇게 드러나요. 회사가 거부되고, 조건에 적힌 값이 회사가 보내는 값과 달라요.",
            },
        ),
        Option(
            "denied",
            {"en": "A policy of the user's group denies it", "ko": "사용자의 그룹 정책이 거부해요"},
            {
                "en": "The sign of this cause: the answer for the user is an *explicit* deny, and the statement that "
                "decided stands in the group.",
                "ko": "이 원인은 이렇게 드러나요. 사용자에 대한 답이 *명시적* 거부이고, 그렇게 정한 문장이 그룹의 "
                "정책에 있어요.",
            },
        ),
        Option(
            "ended",
            {"en": "The session of the role has ended", "ko": "역할의 세션이 끝났어요"},
            {
                "en": "Then a call *as the role* would get `ExpiredToken`. Here somebody does not get that far: "
                "there is no session yet.",
                "ko": "그렇다면 *역할로* 한 호출이 `ExpiredToken`을 받았을 거예요. 여기서는 그 전에 막혀요. 아직 "
                "세션이 없어요.",
            },
        ),
        Option(
            "permissions",
            {"en": "The role's permissions policy is too small", "ko": "역할의 권한 정책이 모자라요"},
            {
                "en": "That policy is asked only once the role has been assumed. Here assuming it is what fails.",
                "ko": "그 정책에는 역할을 맡은 다음에야 물어봐요. 여기서는 맡는 것부터 안 돼요.",
            },
        ),
    ),
)
