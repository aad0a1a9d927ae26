"""Sources that call a function and wait for its answer."""

from lessons.functions.samples.sample import SYNCHRONOUS, Sample

# What either kind of API may be called.
_API_GATEWAY = ("apigateway", "apigw")

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
        "Amazon API Gateway (HTTP API)",
        SYNCHRONOUS,
        {"en": "The order page posts an order to an HTTP API.", "ko": "주문 화면이 HTTP API로 주문을 보내요."},
        ((("requestContext", "domainName"), ".execute-api."), (("version",), "2.0")),
        (*_API_GATEWAY, "httpapi"),
        {
            "en": "Payload format 2.0, which HTTP APIs use; a REST API sends other fields, among them `httpMethod`.",
            "ko": "HTTP API가 쓰는 페이로드 형식 2.0이에요. REST API는 `httpMethod` 같은 다른 필드를 보내요.",
        },
    ),
    Sample(
        "api-gateway-v1",
        "Amazon API Gateway (REST API)",
        SYNCHRONOUS,
        {
            "en": "Somebody looks after an order through a REST API.",
            "ko": "누군가 REST API로 주문이 어떻게 됐는지 물어봐요.",
        },
        ((("requestContext", "resourcePath"), ""),),
        (*_API_GATEWAY, "restapi"),
        {
            "en": "An HTTP API can be told to send nearly the same: payload format 1.0, which says `version` as well.",
            "ko": "HTTP API도 거의 같은 이벤트를 보내게 할 수 있어요. 페이로드 형식 1.0이고, `version`이 더 있어요.",
        },
    ),
    Sample(
        "function-url",
        "AWS Lambda function URL",
        SYNCHRONOUS,
        {
            "en": "A browser opens the function's own address to see the opening hours.",
            "ko": "브라우저가 함수의 주소를 열어 영업시간을 물어봐요.",
        },
        ((("requestContext", "domainName"), ".lambda-url."),),
        ("functionurl", "lambdaurl"),
        {
            "en": "The form is that of an HTTP API, but no API stands in between.",
            "ko": "모양은 HTTP API와 같지만, 사이에 API는 없어요.",
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
)
