"""What the checks and known mistakes of "Missing permission" ask."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.looking import error_of, no_function
from lessons.functions.missions.missing_permission.counter_fn import COUNTER, KITCHEN, NAMESPACE, REFUND
from lessons.functions.missions.missing_permission.scene import EVERYTHING, ROLE
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.services.lambda_.state import Invocation

INVOKE, COUNT = "lambda:InvokeFunction", "cloudwatch:PutMetricData"
_STRANGER = "arn:aws:iam::999900001111:user/visitor"


def gets_through(probe: Probe) -> Finding:
    """As its role, the counter may do both of what its code does."""
    if probe.function(COUNTER) is None:
        return no_function(COUNTER)
    if probe.function(KITCHEN) is None:
        return no_function(KITCHEN)
    if not _may_count(probe):
        return not_yet("count-denied")
    return met() if _may_cook(probe) else not_yet("cook-denied")


def no_more(probe: Probe) -> Finding:
    """Once it gets through: it may do nothing else, and nothing that is added later lets it refund."""
    if not gets_through(probe).met:
        return not_yet("first")
    beyond = _beyond(probe)
    if beyond:
        return not_yet("more", action=beyond)
    if _may(probe, INVOKE, _arn(probe, COUNTER)) or _may(probe, INVOKE, _arn(probe, "any-other-fn")):
        return not_yet("other-functions")
    if _may(probe, COUNT, "*", {"cloudwatch:namespace": "AnyOther"}):
        return not_yet("other-namespaces")
    if _public(probe):
        return not_yet("stranger")
    return met() if _guarded(probe) else not_yet("unguarded")


def served(probe: Probe) -> Finding:
    """The learner's own last order was answered, and the kitchen cooked it."""
    last = probe.last(COUNTER)
    if last is None:
        return not_yet("not-called")
    if last.status != "ok":
        return not_yet("failed", evidence=last.request_id, error=error_of(last))
    return met(evidence=last.request_id) if _cooked(probe, last) else not_yet("not-cooked", evidence=last.request_id)


def way(name: str) -> Callable[[Probe], bool]:
    """Is the known wrong way of this name the one that was gone?"""
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """another-role | too-wide | public | no-guard | swallowed, or empty."""
    counter = probe.function(COUNTER)
    if counter is None or probe.function(KITCHEN) is None:
        return ""
    if _beyond(probe):
        return "too-wide" if _role(probe).endswith(f":role/{ROLE}") else "another-role"
    if _public(probe):
        return "public"
    if not _guarded(probe):
        return "no-guard"
    last = probe.last(COUNTER)
    return "swallowed" if last is not None and last.status == "ok" and not _cooked(probe, last) else ""


def _cooked(probe: Probe, run: Invocation) -> bool:
    """Did the kitchen answer a call of this run, the last one?"""
    return any(
        meal.status == "ok" and meal.started >= run.started and COUNTER in meal.lineage
        for meal in probe.invocations(KITCHEN)
    )


def _beyond(probe: Probe) -> str:
    """The first action of other people's business that the role may do; empty where there is none."""
    kitchen = _arn(probe, KITCHEN)
    asked = (
        ("lambda:UpdateFunctionCode", kitchen),
        ("lambda:DeleteFunction", kitchen),
        ("lambda:GetFunction", kitchen),
        ("cloudwatch:DeleteAlarms", f"arn:aws:cloudwatch:{probe.state.region}:{probe.state.account_id}:alarm:any"),
        ("iam:ListUsers", "*"),
        ("s3:GetObject", "arn:aws:s3:::dumpling-receipts/any.pdf"),
    )
    return next((action for action, resource in asked if _may(probe, action, resource)), "")


def _may_cook(probe: Probe) -> bool:
    return _may(probe, INVOKE, _arn(probe, KITCHEN))


def _may_count(probe: Probe) -> bool:
    return _may(probe, COUNT, "*", {"cloudwatch:namespace": NAMESPACE})


def _guarded(probe: Probe) -> bool:
    """Even if the role might do everything, no refunds."""
    name = _role(probe).rpartition("/")[2]
    wide = probe.supposing(("iam", "AttachRolePolicy", {"RoleName": name, "PolicyArn": EVERYTHING}))
    return not _may(wide, INVOKE, _arn(probe, REFUND))


def _public(probe: Probe) -> bool:
    """May somebody of an account that nobody named call the kitchen? Their own account allows it."""
    stranger = structs.replace(Caller.user(_STRANGER), home="allowed")
    return probe.cloud.decide(stranger, INVOKE, _arn(probe, KITCHEN)).allowed


def _may(probe: Probe, action: str, resource: str, keys: dict[str, Any] | None = None) -> bool:
    return probe.cloud.decide(Caller.role(_role(probe), COUNTER), action, resource, keys).allowed


def _role(probe: Probe) -> str:
    counter = probe.function(COUNTER)
    assert counter is not None
    return counter.role


def _arn(probe: Probe, name: str) -> str:
    return f"arn:aws:lambda:{probe.state.region}:{probe.state.account_id}:function:{name}"
