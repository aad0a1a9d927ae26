"""IAM's state: global, one per account."""

from typing import Any

import msgspec

from serverless_lab.engine.instant import Instant


class Role(msgspec.Struct):
    """`policies` maps inline policy names to documents; `managed` lists ARNs of AWS managed policies."""

    role_id: str
    name: str
    path: str
    created: Instant
    trust: dict[str, Any]
    description: str = ""
    policies: dict[str, dict[str, Any]] = {}
    managed: list[str] = []


class IamState(msgspec.Struct):
    roles: dict[str, Role] = {}
