"""From the text of a principal to who would call."""

import re

from msgspec import structs

from lessons.courseware.policies.things import arn_of
from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.policy.authorize import AWS_SERVICE
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.sts.state import StsState

_NAME = re.compile(r"[\w+=,.@-]+", re.ASCII)
SESSION = "explainer"  # of a role that is asked about without a session


class NoSuchPrincipal(LookupError):
    """`key`: not-a-principal, or not-here: this account has no such user or role."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def caller_of(cloud: Cloud, text: str, *, home: bool) -> Caller:
    """Root, a user, a role or a session of it, a service, or somebody of another account, whom `home` lets go.

    A user or role of this account may be written as its name alone, or as the end of its ARN: user/mina.

    Raises NoSuchPrincipal.
    """
    account_id = cloud.state.account_id
    if text.endswith(AWS_SERVICE) and ":" not in text:
        return Caller.service(account_id, text)
    if _NAME.fullmatch(text):
        return _named(cloud, text)
    if text.startswith(("user/", "role/", "assumed-role/")):
        text = str(Arn("sts" if text[0] == "a" else "iam", "", account_id, text))
    arn = Arn.parse(text)
    if arn is None or arn.service not in ("iam", "sts") or not is_account(arn.account_id):
        raise NoSuchPrincipal("not-a-principal")
    if arn.account_id != account_id:
        return structs.replace(_foreign(text, arn), home="allowed" if home else "denied")
    return _session(cloud, text) or _own(cloud, text, arn)


def is_foreign(cloud: Cloud, text: str) -> bool:
    arn = Arn.parse(text)
    return arn is not None and arn.account_id != cloud.state.account_id


def _named(cloud: Cloud, name: str) -> Caller:
    """A user comes before a role of the same name."""
    iam = cloud.state.parts.get("iam/") or IamState()
    account_id = cloud.state.account_id
    if name in iam.users:
        return Caller.user(arn_of(account_id, iam.users[name]))
    if name in iam.roles:
        return Caller.role(arn_of(account_id, iam.roles[name]), SESSION)
    raise NoSuchPrincipal("not-here")


def _session(cloud: Cloud, text: str) -> Caller | None:
    """Somebody whose temporary credentials are still good: with their session policies and tags."""
    sts = cloud.state.parts.get("sts/") or StsState()
    now = cloud.state.clock.now
    keys = [key for key, session in sts.sessions.items() if session.arn == text and session.expires > now]
    signer = cloud.signer_of(keys[-1]) if keys and ":sts:" in text else None
    return signer.caller if signer else None


def _own(cloud: Cloud, text: str, arn: Arn) -> Caller:
    iam = cloud.state.parts.get("iam/") or IamState()
    kind, _slash, rest = arn.resource.partition("/")
    name = rest.rpartition("/")[2]
    if text == cloud.root.arn:
        return cloud.root
    if kind == "user" and name in iam.users and text == arn_of(arn.account_id, iam.users[name]):
        return Caller.user(text)
    if kind == "role" and name in iam.roles and text == arn_of(arn.account_id, iam.roles[name]):
        return Caller.role(text, SESSION)
    role = iam.roles.get(rest.partition("/")[0])
    if kind == "assumed-role" and role is not None and rest.partition("/")[2]:
        return Caller.role(arn_of(arn.account_id, role), rest.partition("/")[2])
    known = kind in ("user", "role", "assumed-role", "federated-user")
    raise NoSuchPrincipal("not-here" if known else "not-a-principal")


def _foreign(text: str, arn: Arn) -> Caller:
    kind, _slash, rest = arn.resource.partition("/")
    if arn.resource == "root":
        return Caller("root", arn.account_id, text, text)
    if kind == "user" and rest:
        return Caller.user(text)
    if kind == "role" and rest:
        return Caller.role(text, SESSION)
    name, _slash, session = rest.partition("/")
    if kind == "assumed-role" and name and session:
        return Caller.role(str(Arn("iam", "", arn.account_id, f"role/{name}")), session)
    raise NoSuchPrincipal("not-a-principal")
