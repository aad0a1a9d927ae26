"""Who calls: the principal a request is authorised as."""

import msgspec

from serverless_lab.engine.arn import Arn


class Caller(msgspec.Struct, frozen=True):
    """`arn` is what CloudTrail and AccessDenied show; `identity` is the ARN whose policies apply."""

    kind: str  # root | role | service
    account_id: str
    arn: str
    identity: str

    @classmethod
    def root(cls, account_id: str) -> "Caller":
        arn = str(Arn("iam", "", account_id, "root"))
        return cls("root", account_id, arn, arn)

    @classmethod
    def role(cls, role_arn: str, session: str) -> "Caller":
        """A session of a role, as a function has it: `arn:aws:sts::…:assumed-role/<role>/<session>`."""
        parsed = Arn.parse(role_arn)
        if parsed is None:
            raise ValueError(f"not a role ARN: {role_arn}")
        name = parsed.resource.rpartition("/")[2]
        arn = str(Arn("sts", "", parsed.account_id, f"assumed-role/{name}/{session}"))
        return cls("role", parsed.account_id, arn, role_arn)

    @classmethod
    def service(cls, account_id: str, principal: str) -> "Caller":
        """The cloud itself, such as `lambda.amazonaws.com`, and the lab's own controls (`lab`)."""
        return cls("service", account_id, principal, principal)
