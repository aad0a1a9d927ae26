"""Eight sources, to be sorted by how they call a function."""

from lessons.courseware.course import Kind, Sort, Text, Thing
from lessons.functions.samples.sample import ASYNCHRONOUS, POLLED, SYNCHRONOUS


def _thing(name: str, text: Text, kind: str, synchronous: Text, asynchronous: Text, polled: Text) -> Thing:
    return Thing(name, text, kind, {SYNCHRONOUS: synchronous, ASYNCHRONOUS: asynchronous, POLLED: polled})


_THINGS = (
    _thing(
        "api-gateway",
        {"en": "API Gateway", "ko": "API Gateway"},
        SYNCHRONOUS,
        {
            "en": "A browser is waiting behind it, so it needs the answer.",
            "ko": "뒤에서 브라우저가 기다리고 있으니 답이 필요해요.",
        },
        {
            "en": "Then the browser would get a receipt in place of the page.",
            "ko": "그러면 브라우저는 페이지 대신 접수 응답만 받아요.",
        },
        {
            "en": "Nobody has to ask whether a request is there: it comes by itself.",
            "ko": "요청이 있는지 물어볼 필요가 없어요. 요청이 스스로 와요.",
        },
    ),
    _thing(
        "cognito",
        {"en": "Amazon Cognito, before a sign-up", "ko": "Amazon Cognito, 가입하기 전"},
        SYNCHRONOUS,
        {
            "en": "The function decides whether the sign-up goes on, so Cognito waits: five seconds at most.",
            "ko": "가입을 받아 줄지 함수가 정하니까 Cognito가 기다려요. 길어야 5초예요.",
        },
        {
            "en": "It could not forbid anything then: the sign-up would be over.",
            "ko": "그러면 막을 수가 없어요. 함수가 답하기 전에 가입이 끝나 버려요.",
        },
        {
            "en": "There is no queue of sign-ups to fetch from.",
            "ko": "가입이 쌓이는 큐는 없어요.",
        },
    ),
    _thing(
        "firehose",
        {"en": "Amazon Data Firehose", "ko": "Amazon Data Firehose"},
        SYNCHRONOUS,
        {
            "en": "It gathers records first, then calls and waits, for it goes on with what comes back.",
            "ko": "레코드를 먼저 모으지만, 부를 때는 답을 기다려요. 돌아온 것을 이어서 저장하거든요.",
        },
        {
            "en": "It delivers what the function returns. Without waiting there would be nothing to deliver.",
            "ko": "함수가 돌려준 것을 전달해요. 기다리지 않으면 전달할 것이 없어요.",
        },
        {
            "en": "It does bring batches, but it calls itself: Lambda asks nobody here.",
            "ko": "묶음으로 오기는 하지만 Firehose가 직접 불러요. Lambda가 물어보지 않아요.",
        },
    ),
    _thing(
        "s3",
        {"en": "Amazon S3", "ko": "Amazon S3"},
        ASYNCHRONOUS,
        {
            "en": "The upload is over already, and its answer sent. Nobody is left who would wait.",
            "ko": "업로드는 이미 끝났고 응답도 나갔어요. 기다릴 쪽이 없어요.",
        },
        {
            "en": "It tells what has happened and goes on.",
            "ko": "일어난 일을 알리고 제 할 일을 해요.",
        },
        {
            "en": "Lambda does not look through buckets. The bucket tells.",
            "ko": "Lambda가 버킷을 뒤지지 않아요. 버킷이 알려요.",
        },
    ),
    _thing(
        "sns",
        {"en": "Amazon SNS", "ko": "Amazon SNS"},
        ASYNCHRONOUS,
        {
            "en": "A topic has many subscribers. It waits for the answer of none.",
            "ko": "주제에는 구독자가 많아요. 누구의 답도 기다리지 않아요.",
        },
        {
            "en": "Each subscriber gets the message, and the topic goes on.",
            "ko": "구독자마다 메시지를 주고 제 할 일을 해요.",
        },
        {
            "en": "A topic keeps nothing that could be fetched: it pushes.",
            "ko": "주제는 가져갈 것을 쌓아 두지 않아요. 밀어 보내요.",
        },
    ),
    _thing(
        "eventbridge",
        {"en": "EventBridge, by a schedule", "ko": "EventBridge, 예약된 시각에"},
        ASYNCHRONOUS,
        {
            "en": "The alarm clock has rung. It does not care how getting up went.",
            "ko": "자명종은 울리고 나면 그만이에요. 잘 일어났는지는 묻지 않아요.",
        },
        {
            "en": "The event goes into Lambda's queue, with its retries.",
            "ko": "이벤트는 Lambda의 큐로 들어가고, 재시도도 거기서 해요.",
        },
        {
            "en": "Rules push to their targets; nothing waits to be fetched.",
            "ko": "규칙이 대상으로 밀어 보내요. 가져가기를 기다리지 않아요.",
        },
    ),
    _thing(
        "sqs",
        {"en": "Amazon SQS", "ko": "Amazon SQS"},
        POLLED,
        {
            "en": "Lambda does wait for your function here, but the queue calls nobody.",
            "ko": "Lambda가 함수의 답을 기다리기는 해요. 하지만 큐가 부르는 것은 아니에요.",
        },
        {
            "en": "A message is not handed over: it stays in the queue until Lambda deletes it.",
            "ko": "메시지를 맡기지 않아요. Lambda가 지울 때까지 큐에 남아 있어요.",
        },
        {
            "en": "Lambda asks, gets up to ten or more, calls, and deletes what went well.",
            "ko": "Lambda가 물어보고 여러 개를 받아 함수를 부른 다음, 잘된 것을 지워요.",
        },
    ),
    _thing(
        "dynamodb",
        {"en": "DynamoDB Streams", "ko": "DynamoDB Streams"},
        POLLED,
        {
            "en": "Whoever wrote to the table has the answer long since.",
            "ko": "테이블에 쓴 쪽은 벌써 응답을 받았어요.",
        },
        {
            "en": "The changes stay in the stream for a day; nothing goes into Lambda's own queue.",
            "ko": "변경은 하루 동안 스트림에 남아요. Lambda의 큐로 들어가지 않아요.",
        },
        {
            "en": "Lambda reads along the stream, in order, and calls with a batch.",
            "ko": "Lambda가 스트림을 순서대로 읽고 묶음으로 불러요.",
        },
    ),
)

WHO_CALLS = Sort(
    id="who-calls",
    question={
        "en": "Who waits, who hands over, and whom does Lambda ask?",
        "ko": "누가 기다리고, 누가 맡기고, Lambda는 누구에게 물어볼까요?",
    },
    kinds=(
        Kind(
            SYNCHRONOUS,
            {"en": "Synchronous", "ko": "동기"},
            {"en": "calls and waits for the answer", "ko": "부르고 답을 기다려요"},
        ),
        Kind(
            ASYNCHRONOUS,
            {"en": "Asynchronous", "ko": "비동기"},
            {"en": "hands the event to Lambda's queue", "ko": "Lambda의 큐에 이벤트를 맡겨요"},
        ),
        Kind(
            POLLED,
            {"en": "Polled", "ko": "폴링"},
            {"en": "Lambda asks it and fetches", "ko": "Lambda가 물어보고 가져와요"},
        ),
    ),
    things=_THINGS,
    done={
        "en": "The way follows from what the source needs: an answer, relief, or somebody who empties it.",
        "ko": "방법은 소스에 필요한 것에서 나와요. 답이 필요한지, 맡기면 되는지, 누가 비워 줘야 하는지예요.",
    },
)
