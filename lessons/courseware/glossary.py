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
            "configuration",
            {"en": "configuration", "ko": "설정"},
            {
                "en": "What is set on a function beside its code: memory, timeout, handler, environment variables.",
                "ko": "코드 말고 함수에 정해 두는 것들이에요. 메모리, 제한 시간, 핸들러, 환경 변수가 있어요.",
            },
        ),
        Term(
            "default-value",
            {"en": "default", "ko": "기본값"},
            {
                "en": "The value that counts when nobody has set one.",
                "ko": "아무도 값을 정하지 않았을 때 쓰는 값이에요.",
            },
        ),
        Term(
            "encryption-at-rest",
            {"en": "encryption at rest", "ko": "저장 시 암호화"},
            {
                "en": "Data is unreadable where it is stored; who has the right to read it gets it decrypted.",
                "ko": "저장된 곳에서는 읽을 수 없게 해 두고, 읽을 권한이 있으면 풀어서 보여 주는 방식이에요.",
            },
        ),
        Term(
            "secrets-manager",
            {"en": "AWS Secrets Manager", "ko": "AWS Secrets Manager"},
            {
                "en": "A service that keeps secrets, controls who reads them, and can replace them on a schedule.",
                "ko": "비밀을 맡아 두고, 누가 읽는지 통제하고, 정해진 때마다 바꿔 줄 수 있는 서비스예요.",
            },
        ),
        Term(
            "parameter-store",
            {"en": "Systems Manager Parameter Store", "ko": "Systems Manager Parameter Store"},
            {
                "en": "A store of settings and secrets by name, which many functions can read.",
                "ko": "설정과 비밀을 이름으로 담아 두고 여러 함수가 읽을 수 있는 저장소예요.",
            },
        ),
        Term(
            "json",
            {"en": "JSON", "ko": "JSON"},
            {
                "en": "A way to write data as text, with names, values and lists.",
                "ko": "이름과 값, 목록을 글자로 적는 데이터 형식이에요.",
            },
        ),
        Term(
            "event-source",
            {"en": "event source", "ko": "이벤트 소스"},
            {
                "en": "A service that sends events to a function: a bucket, a queue, an API.",
                "ko": "함수로 이벤트를 보내는 서비스예요. 버킷, 큐, API 같은 것들이죠.",
            },
        ),
        Term(
            "polling",
            {"en": "polling", "ko": "폴링"},
            {
                "en": "Asking a source again and again for something new; for queues Lambda does that for you.",
                "ko": "새것이 있는지 소스에 거듭 물어보는 일이에요. 큐는 Lambda가 대신 물어봐 줘요.",
            },
        ),
        Term(
            "batch",
            {"en": "batch", "ko": "배치"},
            {
                "en": "Several messages that are given to a function in one event.",
                "ko": "이벤트 하나에 담아 함수에 한꺼번에 주는 메시지 여러 개예요.",
            },
        ),
        Term(
            "regression",
            {"en": "regression", "ko": "회귀"},
            {
                "en": "Something that used to work and is broken by a change elsewhere.",
                "ko": "잘되던 것이 다른 곳을 고치다가 망가지는 일이에요.",
            },
        ),
        Term(
            "regression-test",
            {"en": "regression test", "ko": "회귀 테스트"},
            {
                "en": "Running earlier cases again after a change, to see that they still come out right.",
                "ko": "고친 뒤에 예전 사례를 다시 실행해서 여전히 맞는지 보는 일이에요.",
            },
        ),
        Term(
            "kms-key",
            {"en": "KMS key", "ko": "KMS 키"},
            {
                "en": "A key of AWS Key Management Service that encrypts data; each use is permitted and recorded.",
                "ko": "AWS Key Management Service가 맡는 암호화 키예요. 쓰임을 허락할 수 있고 기록도 남아요.",
            },
        ),
        Term(
            "topic",
            {"en": "topic", "ko": "주제"},
            {
                "en": "A name to which messages are published; it passes each on to everybody who has subscribed.",
                "ko": "메시지를 게시하는 곳이에요. 구독한 모두에게 메시지를 전해 줘요.",
            },
        ),
        Term(
            "bucket",
            {"en": "bucket", "ko": "버킷"},
            {
                "en": "A place in Amazon S3 that holds files, there called objects.",
                "ko": "Amazon S3에서 파일, 곧 객체를 담아 두는 곳이에요.",
            },
        ),
    )
}
