"""The kitchen's printer in rehearsals: while it is broken, `tickets` takes nothing from a worker."""

import json
from typing import Any

from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.messaging.kitchen_fn import TICKETS
from lessons.messaging.workers import queue_arn


def break_down(player: Player, function: str) -> None:
    refusal = {"Effect": "Deny", "Action": "sqs:SendMessage*", "Resource": queue_arn(player, TICKETS)}
    document = json.dumps({"Version": "2012-10-17", "Statement": [refusal]})
    player.call("iam", "PutRolePolicy", _policy(player, function) | {"PolicyDocument": document})


def mend(player: Player, function: str) -> None:
    player.call("iam", "DeleteRolePolicy", _policy(player, function))


def _policy(player: Player, function: str) -> dict[str, Any]:
    found = Probe(player.cloud).function(function)
    return {"RoleName": found.role.rpartition("/")[2] if found else "", "PolicyName": "printer-is-broken"}
