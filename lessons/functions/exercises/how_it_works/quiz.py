"""Questions about "How it works"."""

from lessons.courseware.quiz import (
    Act,
    Choice,
    Item,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    Pair,
    Quiz,
    ShortAnswer,
    WrongAnswer,
)

QUIZ = Quiz(
    version=1,
    questions=(
        Ordering(
            id="event-to-answer",
            prompt={
                "en": "Nobody has called the function yet. Put in order what happens at the first event.",
                "ko": "아직 아무도 부르지 않은 함수예요. 첫 이벤트가 왔을 때 일어나는 일을 차례대로 놓으세요.",
            },
            items=(
                Item(
                    id="vm",
                    text={"en": "A micro-VM with Amazon Linux starts", "ko": "Amazon Linux 마이크로 VM이 떠요"},
                    rationale={
                        "en": "First there has to be a machine, however small, that holds everything else.",
                        "ko": "아주 작더라도, 나머지를 담을 컴퓨터가 먼저 있어야 해요.",
                    },
                ),
                Item(
                    id="runtime",
                    text={
                        "en": "The runtime starts, with the environment variables",
                        "ko": "환경 변수를 갖추고 런타임이 시작돼요",
                    },
                    rationale={
                        "en": "Your code can run only in a running Python, and it may read the variables at once.",
                        "ko": "Python이 떠 있어야 코드를 실행할 수 있고, 코드는 곧바로 환경 변수를 읽을 수도 있어요.",
                    },
                ),
                Item(
                    id="module",
                    text={"en": "The lines outside the handler run", "ko": "핸들러 바깥의 줄이 실행돼요"},
                    rationale={
                        "en": "Loading the file runs it from top to bottom; only then is the handler known.",
                        "ko": "파일을 불러오면 위에서 아래로 실행돼요. 그래야 핸들러가 무엇인지 알 수 있어요.",
                    },
                ),
                Item(
                    id="handler",
                    text={"en": "The handler gets the event and runs", "ko": "핸들러가 이벤트를 받아 실행돼요"},
                    rationale={
                        "en": "Here `START` is written, and from here on every later call begins as well.",
                        "ko": "여기서 `START`가 쓰여요. 이 환경으로 오는 다음 호출은 여기부터 시작하고요.",
                    },
                ),
                Item(
                    id="answer",
                    text={"en": "What it returned goes back as JSON", "ko": "돌려준 값이 JSON으로 돌아가요"},
                    rationale={
                        "en": "The caller gets the answer; the environment stays and waits.",
                        "ko": "호출한 쪽은 답을 받고, 환경은 남아서 다음 호출을 기다려요.",
                    },
                ),
            ),
        ),
        Matching(
            id="log-lines",
            prompt={"en": "What does each line of the log say?", "ko": "로그의 줄은 각각 무엇을 말할까요?"},
            pairs=(
                Pair(
                    id="start",
                    left={"en": "START", "ko": "START"},
                    right={"en": "The handler is called now", "ko": "이제 핸들러를 불러요"},
                    rationale={
                        "en": "Lines that stand before it came from the code outside the handler.",
                        "ko": "이보다 앞에 있는 줄은 핸들러 바깥의 코드가 쓴 거예요.",
                    },
                ),
                Pair(
                    id="end",
                    left={"en": "END", "ko": "END"},
                    right={"en": "The handler has come to its end", "ko": "핸들러가 끝났어요"},
                    rationale={
                        "en": "It stands there after an error too: the end of the call, not a sign of success.",
                        "ko": "오류가 나도 쓰여요. 성공이 아니라 호출이 끝났다는 뜻이에요.",
                    },
                ),
                Pair(
                    id="report",
                    left={"en": "REPORT", "ko": "REPORT"},
                    right={
                        "en": "Time, billed time and memory of the call",
                        "ko": "걸린 시간, 청구되는 시간, 쓴 메모리",
                    },
                    rationale={
                        "en": "The line to look at for speed and cost.",
                        "ko": "빠르기와 요금이 궁금할 때 보는 줄이에요.",
                    },
                ),
                Pair(
                    id="error",
                    left={"en": "[ERROR] …", "ko": "[ERROR] …"},
                    right={"en": "The error's type, its message and the line", "ko": "오류의 종류와 메시지, 난 자리"},
                    rationale={
                        "en": "The stack trace behind it names the file and the line in which it happened.",
                        "ko": "이어지는 스택 트레이스가 어느 파일 몇 번째 줄인지 알려 줘요.",
                    },
                ),
            ),
            extra=({"en": "The function has been deployed", "ko": "함수가 배포됐어요"},),
        ),
        Choice(
            id="status-of-an-error",
            prompt={
                "en": "Somebody waits for the answer, and the handler raises `KeyError`. What comes back?",
                "ko": "호출한 쪽이 답을 기다리는데 핸들러에서 `KeyError`가 났어요. 무엇이 돌아올까요?",
            },
            options=(
                Option(
                    id="marked",
                    text={
                        "en": "Status 200, marked with `FunctionError`, and the error as JSON",
                        "ko": "상태 200, `FunctionError` 표시, 그리고 JSON으로 쓴 오류",
                    },
                    rationale={
                        "en": "Lambda did its part: it ran your function. So look at `FunctionError`, not at "
                        "the status.",
                        "ko": "Lambda는 함수를 실행하는 제 몫을 했어요. 그래서 상태가 아니라 `FunctionError`를 "
                        "봐야 해요.",
                    },
                    right=True,
                ),
                Option(
                    id="status-500",
                    text={"en": "Status 500 and nothing else", "ko": "상태 500, 그 밖에는 아무것도 없어요"},
                    rationale={
                        "en": "5xx would mean that Lambda itself had trouble. Here only your code had.",
                        "ko": "5xx는 Lambda 자신에게 문제가 있을 때예요. 여기서는 내 코드에만 문제가 있었어요.",
                    },
                ),
                Option(
                    id="status-404",
                    text={"en": "Status 404, because a key was not found", "ko": "찾는 키가 없으니 상태 404"},
                    rationale={
                        "en": "404 answers a call of a function that does not exist.",
                        "ko": "404는 없는 함수를 호출했을 때 와요.",
                    },
                ),
                Option(
                    id="null",
                    text={"en": "Status 200 and `null`", "ko": "상태 200과 `null`"},
                    rationale={
                        "en": "That comes from a handler that ends well but returns nothing.",
                        "ko": "그건 잘 끝났지만 아무것도 돌려주지 않은 핸들러의 답이에요.",
                    },
                ),
            ),
        ),
        ShortAnswer(
            id="name-the-handler",
            prompt={
                "en": "The file is `kitchen.py`, the function in it `def cook(event, context)`. "
                "What do you write as the handler?",
                "ko": "파일은 `kitchen.py`이고 그 안의 함수는 `def cook(event, context)`예요. 핸들러에 "
                "무엇이라고 쓸까요?",
            },
            accepted=("kitchen.cook",),
            rationale={
                "en": "File without its ending, a dot, the function without brackets.",
                "ko": "확장자를 뗀 파일 이름, 점, 괄호를 뗀 함수 이름이에요.",
            },
            wrong=(
                WrongAnswer(
                    text="kitchen.py.cook",
                    rationale={
                        "en": "With `.py` Lambda looks for a module `kitchen.py` and does not find it.",
                        "ko": "`.py`까지 쓰면 Lambda가 `kitchen.py`라는 모듈을 찾다가 실패해요.",
                    },
                ),
                WrongAnswer(
                    text="cook",
                    rationale={
                        "en": "Without the file Lambda does not know where to look.",
                        "ko": "파일 이름이 없으면 어디에서 찾을지 알 수 없어요.",
                    },
                ),
                WrongAnswer(
                    text="kitchen.cook()",
                    rationale={
                        "en": "The brackets would call the function; here you only name it.",
                        "ko": "괄호는 함수를 부를 때 써요. 여기서는 이름만 적어요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="can-be-returned",
            prompt={
                "en": "Which of these may a Python handler return?",
                "ko": "Python 핸들러가 돌려줘도 되는 값은 무엇일까요?",
            },
            options=(
                Option(
                    id="dictionary",
                    text={"en": "`dict(total=9000)`", "ko": "`dict(total=9000)`"},
                    rationale={"en": "A dictionary becomes a JSON object.", "ko": "딕셔너리는 JSON 객체가 돼요."},
                    right=True,
                ),
                Option(
                    id="text",
                    text={"en": '`"thank you"`', "ko": '`"thank you"`'},
                    rationale={"en": "A text alone is JSON as well.", "ko": "문자열 하나도 JSON이에요."},
                    right=True,
                ),
                Option(
                    id="nothing",
                    text={"en": "`None`", "ko": "`None`"},
                    rationale={"en": "It arrives as `null`.", "ko": "`null`로 도착해요."},
                    right=True,
                ),
                Option(
                    id="set",
                    text={"en": '`set(["soup", "tea"])`', "ko": '`set(["soup", "tea"])`'},
                    rationale={
                        "en": "JSON has no sets: the call ends with `Runtime.MarshalError`. Return a list.",
                        "ko": "JSON에는 집합이 없어서 `Runtime.MarshalError`로 끝나요. 목록으로 바꿔서 돌려주세요.",
                    },
                ),
            ),
        ),
        Act(
            id="fail-on-purpose",
            prompt={
                "en": "In your account: make the handler of `order-fn` raise an error and look at the answer.",
                "ko": "내 계정에서 해 보세요. `order-fn`의 핸들러에서 오류를 내고 답을 보세요.",
            },
            check="functions/how-it-works/marked-error",
            rationale={
                "en": "The answer holds the type, the message and the stack trace, and the status is still 200.",
                "ko": "답에 오류의 종류와 메시지, 스택 트레이스가 있고 상태는 그대로 200이에요.",
            },
        ),
    ),
)
