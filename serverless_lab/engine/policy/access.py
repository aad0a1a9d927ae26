"""The question the evaluator answers: may this principal do this action on this resource, in this context?"""

import msgspec

from serverless_lab.engine.caller import Caller

Values = str | list[str]


class AccessRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`keys` is the request context: condition keys as AWS writes them (compared without regard to case) and their
    values as text, a list for a multivalued key. A key that is absent is absent: operators decide what that means.

    `resource_account` is whose resource it is; empty: the caller's own account (as for `*`).
    """

    caller: Caller
    action: str
    resource: str
    resource_account: str = ""
    keys: dict[str, Values] = {}

    @property
    def cross_account(self) -> bool:
        return bool(self.resource_account) and self.resource_account != self.caller.account_id
