"""The conveyor's floor and belt, which do everything a second time by the operations of an account, and compare."""

import json
from collections import Counter
from itertools import groupby
from random import Random

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import errors, flow
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.handles import Handle
from serverless_lab.engine.services.sqs.state import Message
from tests.engine.sqs.asking import ARN, create, queue
from tests.engine.support import Life

COUNTS = [f"ApproximateNumberOfMessages{each}" for each in ("", "NotVisible", "Delayed")]
NAMES = {"MessageAttributeNames": ["All"]}


class Twinned:
    """A step of an account and the same step here draw the same. `box`: what was sent and is not carried over yet, as
    (when, whose, what); what was sent by one call is carried as one batch, at its time.
    """

    def __init__(self, luck, chance, **more):
        self.life, self.step, self.box, self.compared = Life(), 0, [], Counter()
        self.begin()
        super().__init__(luck, chance, **more)
        asked = {"Twice": luck.twice, "Astray": luck.astray, "Missed": luck.missed}
        self.life.call("lab", "SetQueueLuck", asked)

    def begin(self):
        self.began = self.life.wall + SECOND

    def chance(self):
        self.step += 1
        return Random(f"{self.began + self.at}:{self.step}")

    def carry(self):
        box, self.box = self.box, []
        for (at, whose), given in groupby(box, key=lambda each: each[:2]):
            whose.carried(at, [what for _, _, what in given])

    def told(self, service, operation, params, at=None):
        """The outcome at that time."""
        wall = self.began + (self.at if at is None else at)
        return self.life.cloud.call(self.life.cloud.root, service, operation, params, wall=wall)


class TwinFloor(Twinned, Floor):
    pass


class Twin(Belt):
    """Does everything a second time, by SQS's operations, and compares."""

    def __init__(self, floor, name, line):
        super().__init__(floor, name, line)
        self.life, self.handles, self.compared = floor.life, {}, floor.compared
        end, kind = (".fifo", {"FifoQueue": "true"}) if line.fifo else ("", {})
        self.name, self.kind = f"{name}{end}", kind
        self.dead_url = create(self.life, self.dead.name, **kind, MessageRetentionPeriod="1209600")
        policy = {"deadLetterTargetArn": f"{ARN}:{self.dead.name}", "maxReceiveCount": line.most}
        attributes = {
            "VisibilityTimeout": str(line.visibility),
            "DelaySeconds": str(line.delay),
            "MessageRetentionPeriod": str(line.retention),
        } | ({"RedrivePolicy": json.dumps(policy)} if line.most else {})
        self.url = create(self.life, self.name, **kind, **attributes)
        floor.begin()

    def fill(self, message):
        found = super().fill(message)
        assert self.told("SendMessage", **self.sent(message), **({} if self.kind else {"DelaySeconds": 0}))
        queue(self.life, self.name).paces.clear()
        return found

    def begin_to_send(self):
        self.floor.carry()
        try:
            super().begin_to_send()
        except errors.RequestThrottled:
            assert self.told("SendMessage", **self.sent(Message("one", 0, "", group="1", deduplication="one"))) is None
            raise

    def send(self, message):
        self.floor.box.append((self.floor.at, self, message))
        return super().send(message)

    def carried(self, at, messages):
        entries = [{"Id": str(number)} | self.sent(each) for number, each in enumerate(messages)]
        answer = self.told("SendMessageBatch", at, Entries=entries)
        assert (len(answer["Successful"]), answer["Failed"]) == (len(entries), [])
        self.compared["sent"] += len(entries)

    def name_of(self, message):
        """The order that a message of the account is about."""
        return message["Body"]

    def receive(self, most, *, patient):
        self.floor.carry()
        self.floor.step = 0
        asked = {"MaxNumberOfMessages": most, "WaitTimeSeconds": int(patient), "AttributeNames": ["All"]} | NAMES
        try:
            given = super().receive(most, patient=patient)
        except errors.RequestThrottled:
            assert self.told("ReceiveMessage", **asked) is None
            raise
        found = self.told("ReceiveMessage", **asked).get("Messages", [])
        count = "ApproximateReceiveCount"
        assert [(each.message.id, each.receipt.count) for each in given] == [
            (self.name_of(each), int(each["Attributes"][count])) for each in found
        ]
        for each, message in zip(given, found, strict=True):
            self.handles[Handle(each.serial, each.receipt.count)] = message["ReceiptHandle"]
        self.agree()
        self.compared["received"] += len(given)
        return given

    def delete(self, handles):
        self.floor.carry()
        entries = [{"Id": str(n), "ReceiptHandle": self.handles[each]} for n, each in enumerate(handles)]
        try:
            deleted = super().delete(handles)
        except errors.RequestThrottled:
            assert self.told("DeleteMessageBatch", Entries=entries) is None
            raise
        assert self.told("DeleteMessageBatch", Entries=entries)
        self.agree()
        self.compared["deleted"] += sum(deleted)
        return deleted

    def agree(self):
        """Both queues have as many messages in each state."""
        for here, url in ((self.queue, self.url), (self.dead, self.dead_url)):
            answer = self.told("GetQueueAttributes", QueueUrl=url, AttributeNames=COUNTS)["Attributes"]
            numbers = (flow.visible(here), here.in_flight, len(here.delayed))
            assert tuple(int(answer[name]) for name in COUNTS) == numbers

    def told(self, operation, at=None, **params):
        """The answer at that time; None where it is throttled."""
        outcome = self.floor.told("sqs", operation, {"QueueUrl": self.url} | params, at)
        if outcome.refusal is not None:
            assert outcome.refusal.code == errors.RequestThrottled.code, outcome.refusal
            return None
        return outcome.answer or {"done": True}

    def sent(self, message):
        fifo = {"MessageGroupId": message.group, "MessageDeduplicationId": message.deduplication} if self.kind else {}
        return {"MessageBody": message.id} | fifo


def as_at_the_conveyor(context):
    """A step of an account draws what the same step of the conveyor draws."""
    context._step += 1
    return Random(f"{context.at}:{context._step}")
