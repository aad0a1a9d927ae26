"""Naming the cause of "The silent queue": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Why does nothing reach `couriers`? Compare the subscription's `FilterPolicy` and `FilterPolicyScope` "
        "with a message as the shop publishes it.",
        "ko": "왜 `couriers` 큐에 아무것도 오지 않을까요? 구독의 `FilterPolicy`와 `FilterPolicyScope`를 가게가 "
        "게시하는 메시지와 견주어 보세요.",
    },
    options=(
        Option(
            "letters",
            {"en": "The value in the filter is written otherwise", "ko": "필터에 적힌 값의 글자가 달라요"},
            {
                "en": "The sign of this cause: the filter names the attribute `way`, and its value differs in a "
                "capital letter. A filter compares letter by letter.",
                "ko": "이 원인은 이렇게 드러나요. 필터에 `way` 속성이 있는데 값의 대문자가 달라요. 필터는 한 글자씩 "
                "그대로 견주어요.",
            },
        ),
        Option(
            "name",
            {"en": "The filter asks for an attribute that no message has", "ko": "메시지에 없는 속성을 찾고 있어요"},
            {
                "en": "The sign of this cause: the name in the filter is none of those that a message is published "
                "with. What lacks the attribute does not match.",
                "ko": "이 원인은 이렇게 드러나요. 필터에 적힌 이름이 게시되는 메시지의 속성에 없어요. 속성이 없는 "
                "메시지는 통과하지 못해요.",
            },
        ),
        Option(
            "scope",
            {
                "en": "The filter looks into the text and not at the attributes",
                "ko": "필터가 속성이 아니라 본문을 봐요",
            },
            {
                "en": "The sign of this cause: name and value are right, and `FilterPolicyScope` is `MessageBody`. The "
                "text of the shop's messages is no JSON, so nothing in it can match.",
                "ko": "이 원인은 이렇게 드러나요. 이름과 값은 맞는데 `FilterPolicyScope`가 `MessageBody`예요. 가게가 "
                "게시하는 본문은 JSON이 아니라서 들어맞을 것이 없어요.",
            },
        ),
        Option(
            "door",
            {"en": "The queue's policy does not let the topic in", "ko": "큐의 정책이 주제를 들여보내지 않아요"},
            {
                "en": "Look at the queue's `Policy`: `sns.amazonaws.com` may send. Without a filter everything would "
                "arrive.",
                "ko": "큐의 `Policy`를 보세요. `sns.amazonaws.com`이 보낼 수 있어요. 필터가 없다면 모두 도착할 거예요.",
            },
        ),
        Option(
            "unconfirmed",
            {"en": "The subscription was never confirmed", "ko": "구독이 확인되지 않았어요"},
            {
                "en": "A queue of the same account needs no confirmation. `aws sns list-subscriptions` shows an ARN, "
                "and not `PendingConfirmation`.",
                "ko": "같은 계정의 큐는 확인이 필요 없어요. `aws sns list-subscriptions` 명령에 "
                "`PendingConfirmation`이 아니라 ARN이 나와요.",
            },
        ),
    ),
)
