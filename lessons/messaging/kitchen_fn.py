"""The kitchen's worker: it takes orders out of a queue and writes a ticket for each into another."""

from lessons.courseware.course import Text

FUNCTION, ORDERS, TICKETS = "kitchen-fn", "orders", "tickets"

_CODE = '''\
import boto3
from botocore.exceptions import ClientError

sqs = boto3.client("sqs")


def lambda_handler(event, context):
    found = sqs.receive_message(QueueUrl=url_of("orders"), MaxNumberOfMessages=10)
    messages = found.get("Messages", [])
    for message in messages:
{work}
    return {{"orders": len(messages)}}


def cook(message):
    """{cooks}"""
    sqs.send_message(QueueUrl=url_of("tickets"), MessageBody=message["Body"])


def put_away(message):
    """{puts_away}"""
    try:
        sqs.delete_message(QueueUrl=url_of("orders"), ReceiptHandle=message["{handle}"])
    except ClientError as error:
        print("put away:", error)


def url_of(queue):
    return sqs.get_queue_url(QueueName=queue)["QueueUrl"]
'''
_WORDS = {
    "en": {
        "cooks": "The printer in the kitchen prints whatever lies in tickets. Now and then it is broken.",
        "puts_away": "This order is done.",
    },
    "ko": {
        "cooks": "주방의 프린터는 tickets 큐에 온 것을 그대로 인쇄해요. 가끔 고장이 나요.",
        "puts_away": "이 주문은 끝났어요.",
    },
}
COOK, PUT_AWAY = "cook(message)", "put_away(message)"
RIGHT = (COOK, PUT_AWAY)


def source(*work: str, handle: str = "ReceiptHandle") -> Text:
    """The code that does these lines with each message; the deepest of them may be indented."""
    lines = "\n".join(f"        {line}" for line in work)
    return {language: _CODE.format(work=lines, handle=handle, **words) for language, words in _WORDS.items()}
