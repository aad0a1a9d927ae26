"""The gallery of sample events: one for each source that may call a function, in the order of section 5.5.

An event is the file `<id>.json` beside this one: AWS's own fields, the dumpling shop's values. The table is longer than
other modules because it is one list that a person reads from top to bottom.
"""

from lessons.functions.samples.sample import ASYNCHRONOUS, POLLED, SYNCHRONOUS, Sample

SAMPLES = (
    Sample(
        "alb",
        "Elastic Load Balancing (Application Load Balancer)",
        SYNCHRONOUS,
        {"en": "Somebody opens the menu behind a load balancer.", "ko": "로드 밸런서를 거쳐 누군가 메뉴를 열어요."},
        ((("requestContext", "elb", "targetGroupArn"), "arn:aws:elasticloadbalancing:"),),
        ("alb", "elb", "loadbalancer", "loadbalancing"),
    ),
    Sample(
        "cognito",
        "Amazon Cognito",
        SYNCHRONOUS,
        {"en": "A new customer signs up.", "ko": "새 손님이 회원으로 가입해요."},
        ((("userPoolId",), ""), (("triggerSource",), "")),
        ("cognito", "userpool"),
    ),
    Sample(
        "lex",
        "Amazon Lex",
        SYNCHRONOUS,
        {"en": "A customer orders from the chat bot.", "ko": "손님이 챗봇에 주문해요."},
        ((("bot", "aliasId"), ""), (("sessionState",), "")),
        ("lex",),
        {
            "en": "This is the event of Lex V2. Lex V1, whose events looked different, ended in September 2025.",
            "ko": "Lex V2의 이벤트예요. 모양이 달랐던 Lex V1은 2025년 9월에 끝났어요.",
        },
    ),
    Sample(
        "alexa",
        "Amazon Alexa",
        SYNCHRONOUS,
        {"en": "A regular orders by voice, through an Alexa skill.", "ko": "단골이 Alexa 스킬에 말로 주문해요."},
        ((("session", "application", "applicationId"), "amzn1.ask.skill."),),
        ("alexa",),
        {
            "en": "Alexa is limited to some countries and has no Korean; its functions live in a few Regions only.",
            "ko": "Alexa는 쓸 수 있는 나라가 정해져 있고 한국어가 없어요. 함수를 둘 수 있는 리전도 몇 곳뿐이에요.",
        },
    ),
    Sample(
        "api-gateway",
        "Amazon API Gateway",
        SYNCHRONOUS,
        {"en": "The order page posts an order to an HTTP API.", "ko": "주문 화면이 HTTP API로 주문을 보내요."},
        ((("requestContext", "apiId"), ""),),
        ("apigateway", "apigw", "httpapi", "restapi"),
        {
            "en": "Payload format 2.0, which HTTP APIs use; a REST API sends other fields, among them `httpMethod`.",
            "ko": "HTTP API가 쓰는 페이로드 형식 2.0이에요. REST API는 `httpMethod` 같은 다른 필드를 보내요.",
        },
    ),
    Sample(
        "cloudfront",
        "Amazon CloudFront (Lambda@Edge)",
        SYNCHRONOUS,
        {
            "en": "A browser asks a location near it for a photo of the dumplings.",
            "ko": "브라우저가 가까운 엣지 로케이션에 만두 사진을 달라고 해요.",
        },
        ((("Records", 0, "cf", "request"), ""),),
        ("cloudfront", "lambdaedge"),
        {
            "en": "Functions for Lambda@Edge are made in us-east-1; CloudFront copies them to its locations.",
            "ko": "Lambda@Edge 함수는 us-east-1에 만들어요. CloudFront가 자기 로케이션으로 복사해 가요.",
        },
    ),
    Sample(
        "firehose",
        "Amazon Data Firehose",
        SYNCHRONOUS,
        {
            "en": "A stream of clicks passes through the function before it is stored.",
            "ko": "클릭 기록 스트림이 저장되기 전에 함수를 거쳐 가요.",
        },
        ((("deliveryStreamArn",), "arn:aws:firehose:"),),
        ("firehose",),
        {
            "en": "Called Amazon Kinesis Data Firehose until 2024. `data` is base64.",
            "ko": "2024년까지는 Amazon Kinesis Data Firehose라고 불렀어요. `data` 값은 base64예요.",
        },
    ),
    Sample(
        "step-functions",
        "AWS Step Functions",
        SYNCHRONOUS,
        {
            "en": "A workflow has reached the step that tells the kitchen.",
            "ko": "워크플로가 주방에 알리는 단계에 왔어요.",
        },
        ((("execution", "Id"), "arn:aws:states:"),),
        ("stepfunction", "states", "statemachine"),
        {
            "en": "A state machine sends what its definition says; this one adds `$$.Execution` to the order.",
            "ko": "상태 머신은 정의해 둔 내용을 보내요. 여기서는 주문에 `$$.Execution` 값을 더했어요.",
        },
    ),
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
    Sample(
        "sqs",
        "Amazon Simple Queue Service (SQS)",
        POLLED,
        {"en": "An order lies in the kitchen's queue.", "ko": "주방 큐에 주문이 하나 들어 있어요."},
        ((("Records", 0, "eventSource"), "aws:sqs"),),
        ("sqs", "simplequeue"),
    ),
)


def find(sample_id: str) -> Sample | None:
    return next((sample for sample in SAMPLES if sample.id == sample_id), None)
