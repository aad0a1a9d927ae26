"""The function that takes clicks of the order page, and puts an order into a queue for each call."""

from lessons.courseware.course import Text

FUNCTION, FIFO = "counter-fn", "orders.fifo"
CLICK = {"click": "c-1001", "guest": "hana", "item": "pork", "count": 2, "sent": "12:30:01"}

_CODE = """\
import json

import boto3

QUEUE = "orders"
sqs = boto3.client("sqs")


# {what}
def lambda_handler(event, context):
    url = sqs.get_queue_url(QueueName=QUEUE)["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(event))
    return {{"accepted": event["click"]}}
"""
SOURCE: Text = {
    "en": _CODE.format(
        what="click: drawn by the browser for each press of the button; sent: when it sent this request"
    ),
    "ko": _CODE.format(what="click: 버튼을 누를 때마다 브라우저가 새로 뽑는 값, sent: 이 요청을 보낸 시각"),
}
_SENDING = "MessageBody=json.dumps(event))"


def into_fifo(deduplication: str = "") -> Text:
    """The code that sends into a FIFO queue, a group for each guest. `deduplication`: an expression, empty for none."""
    more = f", MessageDeduplicationId={deduplication}" if deduplication else ""
    sending = f'MessageBody=json.dumps(event),\n                     MessageGroupId=event["guest"]{more})'
    return {
        language: code.replace('"orders"', f'"{FIFO}"').replace(_SENDING, sending) for language, code in SOURCE.items()
    }


def remembering() -> Text:
    """The code that remembers in its memory which clicks it has seen."""
    return {
        language: code.replace("sqs = ", "seen = set()\nsqs = ").replace(
            "    sqs.send_message",
            '    if event["click"] not in seen:\n        seen.add(event["click"])\n        sqs.send_message',
        )
        for language, code in SOURCE.items()
    }
