"""The technical words of the course, each with its meaning in one line. A text names one as [[id]] or [[id|shown]]."""

from collections.abc import Mapping
from dataclasses import dataclass

Text = Mapping[str, str]


@dataclass(frozen=True)
class Term:
    """`name` is the word itself per language; AWS's English word is shown beside the Korean one at first use."""

    id: str
    name: Text
    meaning: Text


TERMS: dict[str, Term] = {
    term.id: term
    for term in (
        Term(
            "faas",
            {"en": "FaaS", "ko": "FaaS"},
            {
                "en": "Function as a Service: you bring one function, the provider runs it when it is called.",
                "ko": "Function as a Service. 함수 하나만 가져가면 호출될 때 제공자가 실행해 주는 서비스예요.",
            },
        ),
        Term(
            "handler",
            {"en": "handler", "ko": "핸들러"},
            {
                "en": "The function in your code that Lambda calls for every event.",
                "ko": "이벤트가 올 때마다 Lambda가 부르는, 코드 속의 함수예요.",
            },
        ),
        Term(
            "event",
            {"en": "event", "ko": "이벤트"},
            {
                "en": "A message in JSON which says that something happened; the handler's first argument.",
                "ko": "무슨 일이 일어났는지 알리는 JSON 메시지예요. 핸들러의 첫 번째 인자로 들어와요.",
            },
        ),
        Term(
            "invoke",
            {"en": "invoke", "ko": "호출"},
            {
                "en": "To call a function through Lambda, with an event.",
                "ko": "이벤트를 주고 Lambda를 통해 함수를 부르는 일이에요.",
            },
        ),
        Term(
            "runtime",
            {"en": "runtime", "ko": "런타임"},
            {
                "en": "The program that runs your language inside the environment, here Python.",
                "ko": "실행 환경 안에서 코드를 실행하는 언어 프로그램이에요. 여기서는 Python이에요.",
            },
        ),
        Term(
            "execution-environment",
            {"en": "execution environment", "ko": "실행 환경"},
            {
                "en": "A micro-VM with its own memory and disk in which one function runs, one call at a time.",
                "ko": "함수 하나를 위한 작은 가상 머신이에요. 메모리와 디스크가 따로 있고, 호출은 한 번에 하나예요.",
            },
        ),
        Term(
            "micro-vm",
            {"en": "micro-VM", "ko": "마이크로 VM"},
            {
                "en": "A very small virtual machine that starts in a fraction of a second.",
                "ko": "1초도 안 되어 시작하는 아주 작은 가상 머신이에요.",
            },
        ),
        Term(
            "cold-start",
            {"en": "cold start", "ko": "콜드 스타트"},
            {
                "en": "A call that first has to prepare a new execution environment.",
                "ko": "새 실행 환경부터 준비해야 하는 호출이에요.",
            },
        ),
        Term(
            "warm-start",
            {"en": "warm start", "ko": "웜 스타트"},
            {
                "en": "A call that finds an execution environment ready, so that only the handler runs.",
                "ko": "준비된 실행 환경이 있어서 핸들러만 실행하는 호출이에요.",
            },
        ),
        Term(
            "init",
            {"en": "init phase", "ko": "초기화 단계"},
            {
                "en": "Starting the runtime and running the lines of your file outside the handler.",
                "ko": "런타임을 시작하고 핸들러 바깥의 줄을 실행하는 단계예요.",
            },
        ),
        Term(
            "provisioned-concurrency",
            {"en": "provisioned concurrency", "ko": "프로비저닝된 동시성"},
            {
                "en": "A number of environments that you pay for and that are always prepared.",
                "ko": "값을 치르고 늘 준비해 두는 실행 환경의 수예요.",
            },
        ),
        Term(
            "snapstart",
            {"en": "SnapStart", "ko": "SnapStart"},
            {
                "en": "New environments start from a snapshot of the memory taken when a version was published.",
                "ko": "버전을 게시할 때 저장해 둔 메모리 스냅샷에서 새 환경을 시작하는 방식이에요.",
            },
        ),
        Term(
            "environment-variable",
            {"en": "environment variable", "ko": "환경 변수"},
            {
                "en": "A setting with a name and a value that the code reads from outside.",
                "ko": "코드가 바깥에서 읽어 오는, 이름과 값으로 된 설정이에요.",
            },
        ),
        Term(
            "timeout",
            {"en": "timeout", "ko": "제한 시간"},
            {
                "en": "How long one call may run before Lambda ends it.",
                "ko": "호출 하나가 실행될 수 있는 가장 긴 시간이에요. 넘기면 Lambda가 끝내요.",
            },
        ),
        Term(
            "vcpu",
            {"en": "vCPU", "ko": "vCPU"},
            {
                "en": "A virtual processor; a function gets the share of it that its memory buys.",
                "ko": "가상 프로세서예요. 함수는 메모리 크기에 비례하는 몫을 받아요.",
            },
        ),
        Term(
            "gb-second",
            {"en": "GB-second", "ko": "GB-초"},
            {
                "en": "The unit of the bill: one gigabyte of memory for one second.",
                "ko": "요금의 단위예요. 메모리 1GB를 1초 동안 쓴 양이에요.",
            },
        ),
        Term(
            "execution-role",
            {"en": "execution role", "ko": "실행 역할"},
            {
                "en": "The IAM role whose permissions a function has while it runs.",
                "ko": "함수가 실행되는 동안 갖는 권한이 담긴 IAM 역할이에요.",
            },
        ),
        Term(
            "synchronous",
            {"en": "synchronous", "ko": "동기"},
            {
                "en": "The caller waits for the function's answer.",
                "ko": "호출한 쪽이 함수의 답을 기다리는 방식이에요.",
            },
        ),
        Term(
            "asynchronous",
            {"en": "asynchronous", "ko": "비동기"},
            {
                "en": "Lambda puts the event into a queue and answers at once; the function runs later.",
                "ko": "Lambda가 이벤트를 큐에 넣고 바로 접수만 알려요. 함수는 나중에 실행돼요.",
            },
        ),
        Term(
            "test-event",
            {"en": "test event", "ko": "테스트 이벤트"},
            {
                "en": "An event that you write and keep in order to call the function with it again.",
                "ko": "함수를 다시 불러 보려고 직접 써서 저장해 두는 이벤트예요.",
            },
        ),
        Term(
            "cpu-bound",
            {"en": "CPU-bound", "ko": "CPU 위주"},
            {
                "en": "Said of work that calculates all the time and waits for nothing, so more CPU makes it faster.",
                "ko": "기다리지 않고 계속 계산만 하는 일을 말해요. CPU가 늘면 빨라져요.",
            },
        ),
        Term(
            "ec2",
            {"en": "Amazon EC2", "ko": "Amazon EC2"},
            {
                "en": "Virtual servers by the hour: they run, and cost, whether anybody calls or not.",
                "ko": "시간 단위로 빌리는 가상 서버예요. 호출이 있든 없든 켜져 있고 요금이 나가요.",
            },
        ),
    )
}
