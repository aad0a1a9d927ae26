"""The kitchen's function that Lambda feeds from a queue, and that fails for what is not on the menu."""

from lessons.courseware.course import Text
from lessons.messaging.bench import BenchStart
from lessons.messaging.kitchen_fn import FUNCTION

MENU = ("pork", "kimchi", "shrimp")

_CODE = """\
import json

import boto3

MENU = ("pork", "kimchi", "shrimp")
sqs = boto3.client("sqs")


class NotOnTheMenu(Exception):
    pass


# {why}
def lambda_handler(event, context):
    for record in event["Records"]:
        cook(json.loads(record["body"]))


def cook(order):
    if order["item"] not in MENU:
        raise NotOnTheMenu(order["item"])
    url = sqs.get_queue_url(QueueName="tickets")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=order["order"])
"""

SOURCE: Text = {
    "en": _CODE.format(why="Lambda receives the orders, and deletes them when this ends without an error."),
    "ko": _CODE.format(why="주문은 Lambda가 받아 오고, 이 함수가 오류 없이 끝나면 Lambda가 지워요."),
}
# The same code when it says which orders of the batch it could not cook.
_LOOP = '        cook(json.loads(record["body"]))\n'
NAMES_FAILURES: Text = {
    language: code.replace(
        f'    for record in event["Records"]:\n{_LOOP}',
        '    failed = []\n    for record in event["Records"]:\n        try:\n    '
        f"{_LOOP}"
        "        except Exception as error:\n            print(error)\n"
        '            failed.append({"itemIdentifier": record["messageId"]})\n'
        '    return {"batchItemFailures": failed}\n',
    )
    for language, code in SOURCE.items()
}
BENCH = BenchStart(function=FUNCTION)
