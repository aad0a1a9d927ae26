"""A policy as the evaluator takes it: a document, what kind of policy it is, and whom it hangs on."""

from typing import Any, Literal

import msgspec

Document = dict[str, Any]
Kind = Literal["scp", "rcp", "endpoint", "resource", "trust", "identity", "boundary", "session"]


class Policy(msgspec.Struct, frozen=True):
    """`name` is what a person calls it, `arn` is empty for an inline policy, `holder` is the ARN of the user, group,
    role, resource or VPC endpoint it hangs on. `level` orders service and resource control policies: every level of the
    organisation (0 the root, then its units, last the account) must allow by itself.
    """

    kind: Kind
    name: str
    document: Document
    arn: str = ""
    holder: str = ""
    level: int = 0


def as_list(value: Any) -> list[Any]:
    """Policies may write one value or a list of them."""
    return value if isinstance(value, list) else [value]
