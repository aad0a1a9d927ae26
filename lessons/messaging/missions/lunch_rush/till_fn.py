"""The till: at noon it puts everything that was rung up into a FIFO queue, one order after the other."""

from lessons.courseware.course import Text
from lessons.messaging.missions.one_click.counter_fn import FIFO

FUNCTION = "till-fn"
GUESTS = 40

_CODE = """\
import json

import boto3

sqs = boto3.client("sqs")


# {what}
def lambda_handler(event, context):
    url = sqs.get_queue_url(QueueName="orders.fifo")["QueueUrl"]
    roll = read_roll(event["orders"])
    for order in roll:
        sqs.send_message(QueueUrl=url, **order)
    return {{"orders": len(roll)}}


def read_roll(count):
    return [message_of(number) for number in range(count)]


def message_of(number):
    guest = f"guest-{{number % 40}}"
    return {{
        "MessageBody": json.dumps({{"order": number, "guest": guest}}),
        "MessageGroupId": guest,
        "MessageDeduplicationId": f"order-{{number}}",
    }}
"""
SOURCE: Text = {
    "en": _CODE.format(what='orders: how many are on the till\'s paper roll, for instance {"orders": 400}'),
    "ko": _CODE.format(what='orders: 계산대의 두루마리에 찍힌 주문 수. 예를 들면 {"orders": 400}'),
}
_LOOP = "    for order in roll:\n        sqs.send_message(QueueUrl=url, **order)\n"
_BATCHES = """\
    for first in range(0, len(roll), {size}):
        entries = [{{"Id": str(n), **order}} for n, order in enumerate(roll[first : first + {size}])]
        sqs.send_message_batch(QueueUrl=url, Entries=entries)
"""
_SWALLOWING = """\
    for order in roll:
        try:
            sqs.send_message(QueueUrl=url, **order)
        except Exception as error:
            print(error)
"""


def in_batches(size: int = 10) -> Text:
    return {language: code.replace(_LOOP, _BATCHES.format(size=size)) for language, code in SOURCE.items()}


def swallowing() -> Text:
    return {language: code.replace(_LOOP, _SWALLOWING) for language, code in SOURCE.items()}


def into_standard(queue: str) -> Text:
    """The code that sends into a queue of the other kind, which knows no deduplication."""
    sending = '{"MessageBody": order["MessageBody"]}'
    return {language: code.replace(FIFO, queue).replace("**order", f"**{sending}") for language, code in SOURCE.items()}
