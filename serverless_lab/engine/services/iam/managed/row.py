"""How an AWS managed policy is written down: what AWS calls it, and what it allows."""

from datetime import datetime
from typing import Any

import msgspec

from serverless_lab.engine.instant import from_datetime
from serverless_lab.engine.policy.language import document
from serverless_lab.engine.services.iam.state import ManagedPolicy, PolicyVersion


def allow(
    *actions: str, on: str | list[str] = "*", sid: str = "", when: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A statement that allows `actions` on a resource (or some), `when` a Condition holds."""
    named = {"Sid": sid} if sid else {}
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": on}
    return named | statement | ({"Condition": when} if when else {})


def row(
    name: str, policy_id: str, made: str, version: str, description: str, *statements: dict[str, Any], path: str = "/"
) -> ManagedPolicy:
    """`made` is when AWS made the policy and when it last changed it: two UTC times with a space between."""
    created, updated = (from_datetime(datetime.fromisoformat(f"{text}+00:00")) for text in made.split(" "))
    text = msgspec.json.format(msgspec.json.encode(document(*statements)), indent=2).decode()
    return ManagedPolicy(
        policy_id=policy_id,
        name=name,
        path=path,
        created=created,
        updated=updated,
        versions={version: PolicyVersion(text, updated)},
        default=version,
        description=description,
    )
