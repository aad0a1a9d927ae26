"""Naming the cause of "Baked twice": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Why are orders baked again? Send one, then ten at once with `aws sqs send-message-batch`, turn the "
        "clock on, and read the log of `oven-fn` to its REPORT lines. Compare three numbers: how long a message is "
        "hidden, how long the function may run, how many orders it gets.",
        "ko": "주문을 왜 또 구울까요? 한 건을 보내 보고, `aws sqs send-message-batch` 명령으로 열 건을 한꺼번에 보내 "
        "보세요. 시계를 돌린 다음 `oven-fn` 함수의 로그를 REPORT 줄까지 읽어 보세요. 그리고 세 숫자를 견주어 보세요. "
        "메시지를 감추는 시간, 함수가 돌 수 있는 시간, 한 번에 받는 주문 수예요.",
    },
    options=(
        Option(
            "short-visibility",
            {
                "en": "A message shows again while it is still being worked on",
                "ko": "아직 일하고 있는데 메시지가 다시 보여요",
            },
            {
                "en": "The sign of this cause: runs end well, and yet the next one with the same order began before. "
                "`VisibilityTimeout` of the queue is shorter than `Duration`.",
                "ko": "이 원인은 이렇게 드러나요. 실행은 제대로 끝나는데, 끝나기도 전에 같은 주문으로 다음 실행이 "
                "시작됐어요. 큐의 `VisibilityTimeout` 값이 `Duration`보다 짧아요.",
            },
        ),
        Option(
            "short-timeout",
            {
                "en": "The function is ended before even one order is baked",
                "ko": "주문 하나도 다 굽기 전에 함수가 끊겨요",
            },
            {
                "en": "The sign of this cause: “into the oven” without “out of the oven”, and `Task timed out`, also "
                "with a single order. What is not done is not deleted.",
                "ko": "이 원인은 이렇게 드러나요. 한 건만 보내도 “into the oven”만 있고 “out of the oven”이 없이 "
                "`Task timed out`으로 끝나요. 마치지 못한 주문은 지워지지 않아요.",
            },
        ),
        Option(
            "large-batch",
            {
                "en": "The function gets more orders at once than it can bake in its time",
                "ko": "한 번에 받는 주문이 많아서 제한 시간 안에 다 굽지 못해요",
            },
            {
                "en": "The sign of this cause: a single order is baked once, but of ten at once only the first come "
                "out of the oven, and then the call times out. All ten show again.",
                "ko": "이 원인은 이렇게 드러나요. 한 건은 한 번만 굽는데, 열 건을 한꺼번에 보내면 앞의 몇 건만 나오고 "
                "시간을 넘겨요. 그러면 열 건이 모두 다시 보여요.",
            },
        ),
        Option(
            "at-least-once",
            {"en": "It is a standard queue, which delivers twice", "ko": "표준 큐라서 두 번씩 전달해요"},
            {
                "en": "It does so with one message in very many. Here it happens at every try, and always in the same "
                "way.",
                "ko": "표준 큐가 두 번 전달하는 일은 아주 드물어요. 여기서는 시도할 때마다 똑같이 일어나요.",
            },
        ),
        Option(
            "never-deletes",
            {"en": "The code does not delete the messages", "ko": "코드가 메시지를 지우지 않아요"},
            {
                "en": "It need not: Lambda received them, and Lambda deletes them once the function has ended "
                "without an error.",
                "ko": "지울 필요가 없어요. Lambda가 받아 온 것이라서, 함수가 오류 없이 끝나면 Lambda가 지워요.",
            },
        ),
    ),
)
