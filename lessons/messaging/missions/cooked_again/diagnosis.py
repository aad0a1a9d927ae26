"""Naming the cause of "Cooked again": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Why do orders come back that have been cooked? Call `kitchen-fn`, read its log and its code, and look "
        "at what its role may do.",
        "ko": "다 만든 주문이 왜 되돌아올까요? `kitchen-fn` 함수를 호출해서 로그와 코드를 읽고, 역할이 무엇을 할 수 "
        "있는지 보세요.",
    },
    options=(
        Option(
            "forgets",
            {"en": "The worker never deletes what it has cooked", "ko": "만든 주문을 지우는 일을 아예 하지 않아요"},
            {
                "en": "The sign of this cause: no line of the handler deletes, and no line of the log speaks of it. "
                "Look what is called for each message.",
                "ko": "이 원인은 이렇게 드러나요. 핸들러 어디에도 지우는 줄이 없고, 로그에도 그런 말이 없어요. "
                "메시지마다 무엇을 부르는지 보세요.",
            },
        ),
        Option(
            "not-allowed",
            {
                "en": "The worker wants to delete, but its role may not",
                "ko": "지우려고 하지만 역할에 그럴 권한이 없어요",
            },
            {
                "en": "The sign of this cause: the log says `AccessDenied` with `sqs:deletemessage`, and the policy "
                "`work` does not list the action.",
                "ko": "이 원인은 이렇게 드러나요. 로그에 `AccessDenied`와 `sqs:deletemessage`가 나오고, `work` 정책에 "
                "그 작업이 없어요.",
            },
        ),
        Option(
            "wrong-handle",
            {
                "en": "The worker deletes with something that is no receipt handle",
                "ko": "수신 핸들이 아닌 것으로 지우려고 해요",
            },
            {
                "en": "The sign of this cause: the log says `ReceiptHandleIsInvalid`. A message keeps its id, but each "
                "receipt has a handle of its own, and only that deletes.",
                "ko": "이 원인은 이렇게 드러나요. 로그에 `ReceiptHandleIsInvalid`가 나와요. 메시지의 ID는 그대로지만 "
                "수신 핸들은 받을 때마다 새로 오고, 그것으로만 지울 수 있어요.",
            },
        ),
        Option(
            "twice-sent",
            {"en": "The order page sends each order twice", "ko": "주문 페이지가 주문을 두 번씩 보내요"},
            {
                "en": "Then there would be two messages with two ids. Receive some: the id is the same, and "
                "`ApproximateReceiveCount` grows.",
                "ko": "그렇다면 ID가 다른 메시지가 두 개일 거예요. 받아 보세요. ID는 같고 "
                "`ApproximateReceiveCount` 값이 커져요.",
            },
        ),
        Option(
            "at-least-once",
            {
                "en": "It is a standard queue, which delivers twice",
                "ko": "표준 큐라서 두 번씩 전달해요",
            },
            {
                "en": "A standard queue does so now and then, with one message in very many. Here every order comes "
                "back, each time.",
                "ko": "표준 큐도 그럴 때가 있지만 아주 드물어요. 여기서는 모든 주문이 번번이 되돌아와요.",
            },
        ),
    ),
)
