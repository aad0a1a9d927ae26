"""Users, keys and roles to try STS with."""

import json
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.outcome import Outcome
from tests.engine.support import ACCOUNT, Life

COOK = f"arn:aws:iam::{ACCOUNT}:role/cook"
MINA = f"arn:aws:iam::{ACCOUNT}:user/mina"


def allow(*actions: str, resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": resource, **more}


def deny(*actions: str, resource: str = "*", **more: Any) -> dict[str, Any]:
    return {**allow(*actions, resource=resource, **more), "Effect": "Deny"}


def trust(principal: Any, *actions: str, **more: Any) -> dict[str, Any]:
    """A statement of a trust policy; an account number or ARN stands for `{"AWS": …}`."""
    named = principal if isinstance(principal, dict) else {"AWS": principal}
    return {"Effect": "Allow", "Principal": named, "Action": list(actions or ("sts:AssumeRole",)), **more}


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


class Kitchen(Life):
    """A life in which whatever is asked to be set up must succeed."""

    def done(self, service: str, operation: str, params: dict[str, Any], **options: Any) -> dict[str, Any]:
        outcome = self.call(service, operation, params, **options)
        assert outcome.refusal is None, outcome.refusal
        return outcome.answer

    def user(self, name: str, *statements: dict[str, Any], tags: dict[str, str] | None = None) -> Caller:
        """A user with an access key, who calls with it."""
        listed = [{"Key": key, "Value": value} for key, value in (tags or {}).items()]
        self.done("iam", "CreateUser", {"UserName": name, "Tags": listed})
        if statements:
            self.grant(name, *statements)
        return self.key(name)

    def grant(self, name: str, *statements: dict[str, Any]) -> None:
        params = {"UserName": name, "PolicyName": "own", "PolicyDocument": document(*statements)}
        self.done("iam", "PutUserPolicy", params)

    def key(self, name: str) -> Caller:
        made = self.done("iam", "CreateAccessKey", {"UserName": name})["AccessKey"]
        return self.caller(made["AccessKeyId"])

    def caller(self, key: str) -> Caller:
        found = self.cloud.signer_of(key).caller
        assert found.key == key
        return found

    def role(self, name: str, trusted: dict[str, Any], *statements: dict[str, Any], **more: Any) -> str:
        params = {"RoleName": name, "AssumeRolePolicyDocument": document(trusted), **more}
        arn: str = self.done("iam", "CreateRole", params)["Role"]["Arn"]
        if statements:
            own = {"RoleName": name, "PolicyName": "own", "PolicyDocument": document(*statements)}
            self.done("iam", "PutRolePolicy", own)
        return arn

    def ask_role(self, caller: Caller, role: str = COOK, **params: Any) -> Outcome:
        return self.call("sts", "AssumeRole", {"RoleArn": role, "RoleSessionName": "lunch", **params}, caller=caller)

    def assume(self, caller: Caller, role: str = COOK, **params: Any) -> Caller:
        """The caller as the role."""
        outcome = self.ask_role(caller, role, **params)
        assert outcome.refusal is None, outcome.refusal
        return self.caller(outcome.answer["Credentials"]["AccessKeyId"])

    def may(self, caller: Caller, action: str, resource: str = "*") -> bool:
        return self.cloud.decide(caller, action, resource).allowed

    def refused(self, caller: Caller, service: str, operation: str, params: dict[str, Any]) -> tuple[str, str]:
        """Code and sentence of a refusal."""
        outcome = self.call(service, operation, params, caller=caller)
        assert outcome.answer is None, outcome.answer
        return outcome.refusal.code, outcome.refusal.message

    def refused_role(self, caller: Caller, role: str = COOK, **params: Any) -> tuple[str, str]:
        params = {"RoleArn": role, "RoleSessionName": "lunch", **params}
        return self.refused(caller, "sts", "AssumeRole", params)
