"""Questions that checks ask of the evaluator: may this identity do that, as policies stand?"""

from typing import Any, Literal

from msgspec import structs

from lessons.courseware.course import Text
from lessons.courseware.probe import Probe
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.services.sts.state import Session, StsState

Keys = dict[str, Values]
STRANGE = "999900001111"  # an account that nobody names

NO_USER: dict[str, Text] = {
    "no-user": {
        "en": "There is no user called `{user}` in this account.",
        "ko": "이 계정에는 `{user}` 사용자가 없어요.",
    }
}
NO_ROLE: dict[str, Text] = {
    "no-role": {
        "en": "There is no role called `{role}` in this account.",
        "ko": "이 계정에는 `{role}` 역할이 없어요.",
    }
}


def user_arn(probe: Probe, name: str) -> str:
    """Where there is no such user, the ARN that one without a path would have."""
    user = probe.iam.users.get(name)
    return f"arn:aws:iam::{probe.state.account_id}:user{user.path if user else '/'}{name}"


def role_arn(probe: Probe, name: str) -> str:
    role = probe.iam.roles.get(name)
    return f"arn:aws:iam::{probe.state.account_id}:role{role.path if role else '/'}{name}"


def ask(probe: Probe, user: str, action: str, resource: str = "*", keys: Keys | None = None) -> Decision:
    """As somebody who signs with a long-term access key: nothing is known of a second factor, unless `keys` say so."""
    return probe.cloud.decide(Caller.user(user_arn(probe, user)), action, resource, keys)


def may(probe: Probe, user: str, action: str, resource: str = "*", keys: Keys | None = None) -> bool:
    return ask(probe, user, action, resource, keys).allowed


def role_may(probe: Probe, role: str, action: str, resource: str = "*", keys: Keys | None = None) -> bool:
    """As a session of the role."""
    return probe.cloud.decide(Caller.role(role_arn(probe, role), "check"), action, resource, keys).allowed


def may_assume(probe: Probe, caller: Caller, role: str, keys: Keys | None = None) -> Decision:
    return probe.cloud.decide(caller, "sts:AssumeRole", role_arn(probe, role), keys)


def supposing(probe: Probe, *calls: tuple[str, dict[str, Any]]) -> Probe:
    """The account as it would be after these calls of IAM, made by the owner of a clone."""
    clone = probe.cloud.clone()
    for operation, params in calls:
        clone.call(clone.root, "iam", operation, params, wall=clone.state.clock.wall)
    return Probe(clone, since=probe.since, facts=probe.facts)


def sessions_of(probe: Probe, arn: str) -> list[Session]:
    """Temporary credentials that were given out for a user or a role, oldest first, those that ended included."""
    part: StsState | None = probe.state.parts.get("sts/")
    keys = part.of_identity.get(arn, {}) if part else {}
    return [part.sessions[key] for key in keys] if part else []


def stranger(account: str = STRANGE, home: Literal["allowed", "denied"] = "allowed") -> Caller:
    """Somebody of another account, whose own administrator has allowed everything, or nothing."""
    return structs.replace(Caller.user(f"arn:aws:iam::{account}:user/visitor"), home=home)


def may_assume_abroad(probe: Probe, caller: Caller, account: str, **more: str) -> bool:
    """Does this account allow its caller to assume roles of another one? `more`: such as ExternalId."""
    params = {"RoleArn": f"arn:aws:iam::{account}:role/any", "RoleSessionName": "check"} | more
    return probe.cloud.abroad(caller, "sts", "AssumeRole", params).home == "allowed"
