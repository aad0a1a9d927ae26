"""IAM in a test: an answer, or how a call was refused."""

import json

VERSION = "2012-10-17"


def answer(life, operation, **params):
    """What IAM answers; the call must be accepted."""
    outcome = life.call("iam", operation, params)
    assert outcome.refusal is None, (operation, outcome.refusal)
    return outcome.answer


def refusal(life, operation, **params):
    """Code and sentence of a call that must be refused."""
    outcome = life.call("iam", operation, params)
    assert outcome.answer is None, (operation, outcome.answer)
    return outcome.refusal.code, outcome.refusal.message


def policy(*statements, **others):
    """A document as text; statements may be left to a small one."""
    small = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    return json.dumps({"Version": VERSION, "Statement": list(statements or [small])} | others)


def pages(life, operation, member, **params):
    """Every item of a list, read two at a time."""
    items, marker = [], {}
    while True:
        found = answer(life, operation, MaxItems=2, **marker, **params)
        assert len(found[member]) <= 2
        items += found[member]
        if not found["IsTruncated"]:
            return items
        marker = {"Marker": found["Marker"]}
