"""Sources that hand an event to Lambda's queue and go on."""

from lessons.functions.samples.sample import ASYNCHRONOUS, Sample

SAMPLES = (
    Sample(
        "s3",
        "Amazon Simple Storage Service (S3)",
        ASYNCHRONOUS,
        {"en": "A receipt has arrived in the bucket.", "ko": "영수증이 버킷에 들어왔어요."},
        ((("Records", 0, "eventSource"), "aws:s3"),),
        ("s3", "simplestorage"),
    ),
    Sample(
        "sns",
        "Amazon Simple Notification Service (SNS)",
        ASYNCHRONOUS,
        {"en": "A topic announces that an order is ready.", "ko": "주제가 주문이 다 됐다고 알려요."},
        ((("Records", 0, "EventSource"), "aws:sns"),),
        ("sns", "simplenotification"),
    ),
    Sample(
        "ses",
        "Amazon Simple Email Service (SES)",
        ASYNCHRONOUS,
        {"en": "A mail asks for a table for eight.", "ko": "여덟 명 자리를 예약하는 메일이 왔어요."},
        ((("Records", 0, "eventSource"), "aws:ses"),),
        ("ses", "simpleemail"),
        {
            "en": "SES receives mail in some Regions only.",
            "ko": "SES로 메일을 받는 기능은 일부 리전에만 있어요.",
        },
    ),
    Sample(
        "cloudformation",
        "AWS CloudFormation",
        ASYNCHRONOUS,
        {
            "en": "A stack is being made and asks a custom resource to fill the menu.",
            "ko": "스택을 만드는 중에 사용자 지정 리소스에 메뉴를 채워 달라고 해요.",
        },
        ((("StackId",), "arn:aws:cloudformation:"), (("RequestType",), "")),
        ("cloudformation",),
        {
            "en": "The stack waits until somebody puts an answer at `ResponseURL`.",
            "ko": "`ResponseURL` 주소에 답을 올릴 때까지 스택이 기다려요.",
        },
    ),
    Sample(
        "cloudwatch-logs",
        "Amazon CloudWatch Logs",
        ASYNCHRONOUS,
        {
            "en": "Two log lines about late orders matched a filter.",
            "ko": "늦은 주문을 적은 로그 두 줄이 필터에 걸렸어요.",
        },
        ((("awslogs", "data"), ""),),
        ("cloudwatchlogs", "logs"),
        {
            "en": "`data` is base64 of gzip of JSON: decode it twice before you read it.",
            "ko": "`data` 값은 JSON을 gzip으로 줄이고 base64로 바꾼 거예요. 두 번 풀어야 읽을 수 있어요.",
        },
    ),
    Sample(
        "eventbridge",
        "Amazon EventBridge (CloudWatch Events)",
        ASYNCHRONOUS,
        {
            "en": "It is nine on Sunday in Seoul: a schedule fires.",
            "ko": "서울의 일요일 아침 아홉 시, 예약된 규칙이 움직여요.",
        },
        ((("detail-type",), ""),),
        ("eventbridge", "cloudwatchevents", "awsevents"),
        {
            "en": "CloudWatch Events is its older name; the events have kept their form.",
            "ko": "CloudWatch Events가 예전 이름이에요. 이벤트의 모양은 그대로예요.",
        },
    ),
    Sample(
        "codecommit",
        "AWS CodeCommit",
        ASYNCHRONOUS,
        {"en": "The Sunday menu was pushed to a repository.", "ko": "일요일 메뉴가 저장소에 올라왔어요."},
        ((("Records", 0, "eventSource"), "aws:codecommit"),),
        ("codecommit",),
        {
            "en": "CodeCommit was closed to new customers in 2024 and later opened again: check availability.",
            "ko": "CodeCommit은 2024년에 새 고객을 받지 않다가 나중에 다시 열렸어요. 쓸 수 있는지 확인해 보세요.",
        },
    ),
    Sample(
        "config",
        "AWS Config",
        ASYNCHRONOUS,
        {
            "en": "A rule is to judge whether the receipts' bucket is still private.",
            "ko": "영수증 버킷이 아직 비공개인지 규칙이 판단해야 해요.",
        },
        ((("configRuleArn",), "arn:aws:config:"),),
        ("config",),
        {
            "en": "`invokingEvent` and `ruleParameters` are JSON inside a string.",
            "ko": "`invokingEvent`, `ruleParameters` 값은 문자열 안에 든 JSON이에요.",
        },
    ),
    Sample(
        "iot",
        "AWS IoT",
        ASYNCHRONOUS,
        {"en": "The steamer reports its temperature.", "ko": "찜기가 온도를 알려요."},
        ((("topic",), ""), (("client_id",), "")),
        ("iot",),
        {
            "en": "The fields are those that the rule's SQL selects, here `SELECT *, topic() AS topic, "
            "clientid() AS client_id, timestamp() AS received_at`.",
            "ko": "규칙의 SQL이 고른 필드가 그대로 와요. 여기서는 `SELECT *, topic() AS topic, "
            "clientid() AS client_id, timestamp() AS received_at` 문이에요.",
        },
    ),
    Sample(
        "iot-events",
        "AWS IoT Events",
        ASYNCHRONOUS,
        {"en": "A detector has seen that the steamer is too hot.", "ko": "감지기가 찜기가 너무 뜨겁다고 판단했어요."},
        ((("event", "payload", "detector", "detectorModelName"), ""),),
        ("iotevents",),
        {
            "en": "AWS ended IoT Events in May 2026; the event is kept here for those who meet it in older code.",
            "ko": "IoT Events는 2026년 5월에 끝났어요. 예전 코드에서 만날 때를 위해 남겨 둔 이벤트예요.",
        },
    ),
    Sample(
        "codepipeline",
        "AWS CodePipeline",
        ASYNCHRONOUS,
        {"en": "A pipeline asks for a test of the built menu.", "ko": "파이프라인이 빌드한 메뉴를 시험해 달라고 해요."},
        ((("CodePipeline.job", "id"), ""),),
        ("codepipeline",),
        {
            "en": "The real event carries temporary credentials: never write it to the log.",
            "ko": "실제 이벤트에는 임시 자격 증명이 들어 있어요. 로그에 남기지 마세요.",
        },
    ),
)
