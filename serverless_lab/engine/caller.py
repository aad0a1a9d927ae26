"""Who calls: the principal a request is authorised as."""

from typing import Literal

import msgspec

from serverless_lab.engine.arn import Arn

Kind = Literal["root", "user", "role", "federated", "service", "anonymous"]


class Caller(msgspec.Struct, frozen=True, omit_defaults=True):
    """`arn` is what CloudTrail and AccessDenied show; `identity` is the ARN whose policies apply.

    For a session of a role `identity` is the role's ARN, for everybody else it is `arn` itself. `key` is the access
    key the call was signed with: what hangs on it (expiry, session policy, session tags, MFA) is looked up in the
    account, not carried here. A caller of another account brings what that account's own policies say in `home`,
    since one account cannot read another: "allowed", "denied", or "" where nobody was asked (counts as denied).

    `abroad` is the other side of it: one's own caller asks for a resource of another account, and brings what that
    account says. "allowed" as well where it was not asked, since the caller's own policies say no.
    """

    kind: Kind
    account_id: str
    arn: str
    identity: str
    key: str = ""
    home: Literal["", "allowed", "denied"] = ""
    abroad: Literal["", "allowed", "denied"] = ""

    @classmethod
    def root(cls, account_id: str) -> "Caller":
        arn = str(Arn("iam", "", account_id, "root"))
        return cls("root", account_id, arn, arn)

    @classmethod
    def user(cls, user_arn: str, key: str = "") -> "Caller":
        """An IAM user, such as `arn:aws:iam::123456789012:user/kitchen/mina`."""
        return cls("user", _account_of(user_arn), user_arn, user_arn, key)

    @classmethod
    def role(cls, role_arn: str, session: str, key: str = "") -> "Caller":
        """A session of a role, as a function has it: `arn:aws:sts::…:assumed-role/<role>/<session>`."""
        account_id = _account_of(role_arn)
        name = role_arn.rpartition("/")[2]
        arn = str(Arn("sts", "", account_id, f"assumed-role/{name}/{session}"))
        return cls("role", account_id, arn, role_arn, key)

    @classmethod
    def service(cls, account_id: str, principal: str) -> "Caller":
        """The cloud itself, such as `lambda.amazonaws.com`, and the lab's own controls (`lab`)."""
        return cls("service", account_id, principal, principal)

    @classmethod
    def anonymous(cls) -> "Caller":
        """Somebody who has not signed, as a visitor of a public function URL."""
        return cls("anonymous", "", "anonymous", "anonymous")


def _account_of(text: str) -> str:
    arn = Arn.parse(text)
    if arn is None:
        raise ValueError(f"not an ARN: {text}")
    return arn.account_id
