"""The quiz of "Events"."""

from lessons.courseware.quiz import Act, Choice, MultipleChoice, NearMiss, Numeric, Option, Quiz, TrueFalse
from lessons.functions.exercises.events.looks import ATTEMPTS

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="which-type",
            prompt={
                "en": "A program calls `Invoke` with `InvocationType` set to `Event`. What does it get back?",
                "ko": "프로그램이 `InvocationType` 값을 `Event`로 하고 `Invoke`를 불렀어요. 무엇이 돌아올까요?",
            },
            options=(
                Option(
                    id="receipt",
                    text={"en": "Status 202 and an empty body", "ko": "상태 코드 202와 빈 본문"},
                    rationale={
                        "en": "The event lies in Lambda's queue. More is not known at that moment.",
                        "ko": "이벤트가 Lambda의 큐에 들어갔어요. 그 순간에 더 알 수 있는 것은 없어요.",
                    },
                    right=True,
                ),
                Option(
                    id="answer",
                    text={"en": "What the handler returns", "ko": "핸들러가 돌려준 값"},
                    rationale={
                        "en": "That is `RequestResponse`, the type when none is named.",
                        "ko": "그것은 `RequestResponse`예요. 아무것도 적지 않으면 이쪽이에요.",
                    },
                ),
                Option(
                    id="id",
                    text={"en": "An address to fetch the answer from", "ko": "답을 나중에 가져올 주소"},
                    rationale={
                        "en": "Lambda keeps no answers. Send them on yourself, or give the function a destination.",
                        "ko": "Lambda는 답을 보관하지 않아요. 함수가 직접 보내거나 대상(destination)을 정해야 해요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="runs-in-all",
            prompt={
                "en": "A function prints a receipt and then fails, each time. It is called once, asynchronously, with "
                "AWS's default settings. How many receipts are printed?",
                "ko": "함수가 영수증을 인쇄한 다음 늘 실패해요. AWS의 기본 설정으로 한 번, 비동기로 불렀어요. "
                "영수증은 모두 몇 장일까요?",
            },
            answer=float(ATTEMPTS),
            rationale={
                "en": "The first try and two more. What has been done before the error is done again each time.",
                "ko": "첫 시도에 두 번을 더해요. 오류가 나기 전에 한 일은 그때마다 되풀이돼요.",
            },
            near=(
                NearMiss(
                    value=2.0,
                    rationale={
                        "en": "Two are the retries; the first try comes on top.",
                        "ko": "두 번은 재시도예요. 첫 시도를 더해야 해요.",
                    },
                ),
                NearMiss(
                    value=1.0,
                    rationale={
                        "en": "So it would be if somebody waited: Lambda does not repeat a synchronous call.",
                        "ko": "기다리는 호출이라면 그래요. 동기 호출은 Lambda가 되풀이하지 않아요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="no-error-no-double",
            prompt={
                "en": "As long as the handler never fails, each event is run exactly once.",
                "ko": "핸들러가 실패하지만 않으면 이벤트마다 정확히 한 번씩 실행돼요.",
            },
            truth=False,
            when_true={
                "en": "Lambda's queue promises at least once. An event may come twice although all went well.",
                "ko": "Lambda의 큐는 적어도 한 번을 약속해요. 잘 끝났는데도 같은 이벤트가 두 번 올 수 있어요.",
            },
            when_false={
                "en": "At least once is what is promised. So a handler must bear the same event a second time.",
                "ko": "약속은 적어도 한 번이에요. 그래서 핸들러는 같은 이벤트가 또 와도 괜찮아야 해요.",
            },
        ),
        MultipleChoice(
            id="bears-repetition",
            prompt={
                "en": "Which of these handlers bear it when the same event comes twice?",
                "ko": "같은 이벤트가 두 번 와도 괜찮은 핸들러를 모두 고르세요.",
            },
            options=(
                Option(
                    id="state",
                    right=True,
                    text={"en": "Sets the order's state to “cooked”", "ko": "주문의 상태를 ‘완성’으로 바꿔요"},
                    rationale={
                        "en": "The second time it stands there already.",
                        "ko": "두 번째에는 이미 그렇게 되어 있어요.",
                    },
                ),
                Option(
                    id="adds",
                    text={"en": "Adds the order's sum to the day's takings", "ko": "주문 금액을 오늘 매출에 더해요"},
                    rationale={
                        "en": "The sum counts twice then. Note the order's number and look whether it is there.",
                        "ko": "금액이 두 번 더해져요. 주문 번호를 적어 두고 이미 있는지 먼저 보세요.",
                    },
                ),
                Option(
                    id="mail",
                    text={"en": "Sends the customer a message", "ko": "손님에게 메시지를 보내요"},
                    rationale={
                        "en": "The customer gets two. It has to be remembered which one has been sent.",
                        "ko": "손님이 두 통을 받아요. 무엇을 보냈는지 기억해 두어야 해요.",
                    },
                ),
                Option(
                    id="file",
                    right=True,
                    text={
                        "en": "Writes the receipt into a file named after the order",
                        "ko": "주문 번호로 된 파일에 영수증을 저장해요",
                    },
                    rationale={
                        "en": "The second file replaces the first, with the same in it.",
                        "ko": "두 번째 파일이 첫 번째를 덮어써요. 내용은 같아요.",
                    },
                ),
            ),
        ),
        Act(
            id="let-it-fail",
            prompt={
                "en": "Hand `sold-out` over to `ticket-fn` and turn the clock on until Lambda gives it up.",
                "ko": "`sold-out` 이벤트를 `ticket-fn`에 비동기로 맡기고, Lambda가 포기할 때까지 시계를 돌리세요.",
            },
            check="functions/events/tried-again",
            rationale={
                "en": "One minute after the first try came the second, two minutes after that the third.",
                "ko": "첫 시도의 1분 뒤에 두 번째, 그 2분 뒤에 세 번째 시도가 왔어요.",
            },
        ),
    ),
)
