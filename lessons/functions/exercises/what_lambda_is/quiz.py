"""Questions about "What Lambda is"."""

from lessons.courseware import shop
from lessons.courseware.quiz import Act, Choice, MultipleChoice, NearMiss, Numeric, Option, Quiz, TrueFalse

_MEMORY_GB = 0.5
_SECONDS = 0.4
_GB_SECONDS = shop.MONTH_ORDERS * _SECONDS * _MEMORY_GB

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="what-faas-is",
            prompt={
                "en": "Which sentence says what a FaaS service does?",
                "ko": "FaaS 서비스가 하는 일을 바르게 말한 문장은 무엇일까요?",
            },
            options=(
                Option(
                    id="run-when-called",
                    text={
                        "en": "It runs one function of yours whenever it is called",
                        "ko": "내 함수 하나를, 호출될 때마다 실행해 줘요",
                    },
                    rationale={
                        "en": "You bring the function. Where and on which machine it runs is the provider's business.",
                        "ko": "함수만 가져가면 돼요. 어디에서, 어느 컴퓨터에서 실행할지는 제공자가 정해요.",
                    },
                    right=True,
                ),
                Option(
                    id="rent-a-server",
                    text={
                        "en": "It rents you a server on which you install your program",
                        "ko": "프로그램을 설치할 서버를 빌려줘요",
                    },
                    rationale={
                        "en": "That is IaaS, for example Amazon EC2: the server is yours to run, patch and pay "
                        "for by the hour.",
                        "ko": "그건 IaaS예요. Amazon EC2가 그래요. 서버를 켜 두고, 고치고, 시간만큼 값을 내는 "
                        "일이 내 몫이에요.",
                    },
                ),
                Option(
                    id="finished-program",
                    text={
                        "en": "It gives you a finished program to use in the browser",
                        "ko": "브라우저에서 바로 쓸 수 있는 완성된 프로그램을 줘요",
                    },
                    rationale={
                        "en": "That is SaaS, such as a mail service. You bring no code at all there.",
                        "ko": "그건 메일 서비스 같은 SaaS예요. 거기에는 코드를 가져갈 일이 없어요.",
                    },
                ),
                Option(
                    id="keeps-running",
                    text={"en": "It keeps your function running around the clock", "ko": "내 함수를 하루 종일 켜 둬요"},
                    rationale={
                        "en": "Between two calls none of your code runs. That is what makes it cheap for a quiet shop.",
                        "ko": "호출과 호출 사이에는 코드가 한 줄도 실행되지 않아요. 그래서 한가한 가게에 값이 싸요.",
                    },
                ),
            ),
        ),
        MultipleChoice(
            id="who-does-what",
            prompt={
                "en": "Which of these are still your business when you use Lambda?",
                "ko": "Lambda를 써도 여전히 내가 해야 하는 일은 무엇일까요?",
            },
            options=(
                Option(
                    id="code",
                    text={"en": "Writing the code of the function", "ko": "함수의 코드 쓰기"},
                    rationale={
                        "en": "What should happen with an order, only you know.",
                        "ko": "주문으로 무엇을 할지는 나만 알아요.",
                    },
                    right=True,
                ),
                Option(
                    id="handler",
                    text={"en": "Saying which function Lambda shall call", "ko": "Lambda가 부를 함수를 알려 주기"},
                    rationale={
                        "en": "The handler's name is a setting of yours: file, dot, function.",
                        "ko": "핸들러 이름은 내가 정하는 설정이에요. 파일, 점, 함수 차례로 써요.",
                    },
                    right=True,
                ),
                Option(
                    id="patches",
                    text={"en": "Keeping the operating system up to date", "ko": "운영 체제를 최신으로 유지하기"},
                    rationale={
                        "en": "The provider does that. For the libraries you pack into your code, you stay "
                        "responsible.",
                        "ko": "제공자가 해요. 다만 내 코드에 함께 넣은 라이브러리는 내가 챙겨야 해요.",
                    },
                ),
                Option(
                    id="more-machines",
                    text={
                        "en": "Setting up more machines before a busy evening",
                        "ko": "바쁜 저녁을 앞두고 컴퓨터 늘려 두기",
                    },
                    rationale={
                        "en": "When more calls come at once, Lambda starts more environments by itself.",
                        "ko": "한꺼번에 호출이 몰리면 Lambda가 알아서 실행 환경을 늘려요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="gb-seconds",
            prompt={
                "en": "In a month the shop's function is called {{ MONTH_ORDERS }} times. "
                "Each call is billed 400 ms, with 512 MB of memory. How many GB-seconds is that?",
                "ko": "한 달에 가게의 함수가 {{ MONTH_ORDERS }}번 호출돼요. "
                "호출마다 400 ms가 청구되고 메모리는 512 MB예요. 모두 몇 GB-초일까요?",
            },
            answer=_GB_SECONDS,
            unit="GB-s",
            rationale={
                "en": "Calls × seconds × gigabytes: {{ MONTH_ORDERS }} × 0.4 × 0.5. "
                "Both units have to be turned first, milliseconds into seconds and megabytes into gigabytes.",
                "ko": "호출 수 × 초 × 기가바이트, 곧 {{ MONTH_ORDERS }} × 0.4 × 0.5예요. "
                "먼저 밀리초를 초로, 메가바이트를 기가바이트로 바꿔야 해요.",
            },
            near=(
                NearMiss(
                    value=shop.MONTH_ORDERS * _SECONDS,
                    rationale={
                        "en": "These are the seconds alone. Half a gigabyte for one second is half a GB-second.",
                        "ko": "이건 초만 더한 값이에요. 0.5 GB를 1초 쓰면 0.5 GB-초예요.",
                    },
                ),
                NearMiss(
                    value=_GB_SECONDS * 1000,
                    rationale={
                        "en": "That counts milliseconds as seconds: 400 ms are 0.4 seconds.",
                        "ko": "밀리초를 초로 셌어요. 400 ms는 0.4초예요.",
                    },
                ),
                NearMiss(
                    value=shop.MONTH_ORDERS * _SECONDS * 512,
                    rationale={
                        "en": "That counts megabytes as gigabytes: 512 MB are 0.5 GB.",
                        "ko": "메가바이트를 기가바이트로 셌어요. 512 MB는 0.5 GB예요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="always-cheaper",
            prompt={
                "en": "A function is cheaper than a server, however often it is called.",
                "ko": "함수는 아무리 자주 호출해도 서버보다 싸요.",
            },
            truth=False,
            when_true={
                "en": "Each call adds to the bill. A function that works without a pause, day and night, "
                "can cost more than a server that is on anyway.",
                "ko": "호출할 때마다 요금이 늘어요. 밤낮없이 쉬지 않고 일하는 함수라면 "
                "어차피 켜 둘 서버가 더 쌀 수도 있어요.",
            },
            when_false={
                "en": "For rare or uneven calls the function wins, because rest costs nothing. "
                "Under a constant full load a server may be cheaper.",
                "ko": "드물거나 들쭉날쭉한 호출에는 함수가 유리해요. 쉬는 동안 돈이 들지 않으니까요. "
                "늘 꽉 차게 일한다면 서버가 더 쌀 수 있어요.",
            },
        ),
        Act(
            id="sell-something-new",
            prompt={
                "en": "In your account: give the shop a third item with a price, deploy, and order it once.",
                "ko": "내 계정에서 해 보세요. 새 메뉴에 값을 매기고, 배포하고, 한 번 주문하세요.",
            },
            check="functions/what-lambda-is/third-item",
            rationale={
                "en": "To change what a service does, you changed one line and deployed. No server was touched.",
                "ko": "한 줄을 고쳐서 배포했더니 서비스가 달라졌어요. 서버는 건드리지 않았어요.",
            },
        ),
    ),
)
