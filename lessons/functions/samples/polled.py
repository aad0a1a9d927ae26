"""Sources that Lambda asks for messages, which it brings in batches."""

from lessons.functions.samples.sample import POLLED, Sample

SAMPLES = (
    Sample(
        "sqs",
        "Amazon Simple Queue Service (SQS)",
        POLLED,
        {"en": "An order lies in the kitchen's queue.", "ko": "주방 큐에 주문이 하나 들어 있어요."},
        ((("Records", 0, "eventSource"), "aws:sqs"),),
        ("sqs", "simplequeue"),
    ),
    Sample(
        "dynamodb",
        "Amazon DynamoDB Streams",
        POLLED,
        {
            "en": "An order was written into a table, and a moment later changed.",
            "ko": "테이블에 주문이 적혔고, 잠시 뒤에 바뀌었어요.",
        },
        ((("Records", 0, "eventSource"), "aws:dynamodb"),),
        ("dynamodb", "dynamo"),
        {
            "en": "The table is not simulated; the event is here because it is the usual one of a stream.",
            "ko": "테이블은 실험실에 없어요. 스트림이 보내는 대표적인 이벤트라서 있어요.",
        },
    ),
)
