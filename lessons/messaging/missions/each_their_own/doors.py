"""Whom the queues of "To each their own" let in, by what their policies decide."""

from msgspec import structs

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import no_queue
from lessons.messaging.missions.each_their_own.scene import SNS, TOPIC
from lessons.messaging.queues import arn_of, named
from serverless_lab.engine.caller import Caller

OPEN = ("everybody", "other-topic", "other-account")
_STRANGER = "999999999999"
_THEIR_USER = structs.replace(Caller.user(f"arn:aws:iam::{_STRANGER}:user/stranger"), home="allowed")
_OTHERS = ("gossip", f"{TOPIC}-old")


def of(probe: Probe, queue: str) -> Finding:
    """Open to the shop's topic, and to nobody else."""
    if named(probe, queue) is None:
        return no_queue(queue)
    if not lets_in(probe, queue):
        return not_yet("closed", name=queue)
    reason = _open(probe, queue)
    return not_yet(reason, name=queue) if reason else met()


def lets_in(probe: Probe, queue: str) -> bool:
    """May SNS bring what was published on the shop's topic?"""
    return _may_bring(probe, queue, TOPIC)


def _open(probe: Probe, queue: str) -> str:
    """To whom it is open beside that: one of OPEN, or empty."""
    arn = arn_of(probe, queue)
    for caller in (Caller.anonymous(), _THEIR_USER):
        if any(probe.cloud.decide(caller, f"sqs:{each}Message", arn).allowed for each in ("Send", "Receive")):
            return "everybody"
    if any(_may_bring(probe, queue, topic) for topic in _OTHERS):
        return "other-topic"
    return "other-account" if _may_bring(probe, queue, TOPIC, _STRANGER) else ""


def _may_bring(probe: Probe, queue: str, topic: str, account: str = "") -> bool:
    """SNS, on behalf of a topic of this account or of another one."""
    owner = account or probe.state.account_id
    keys: dict[str, str | list[str]] = {
        "aws:SourceArn": f"arn:aws:sns:{probe.state.region}:{owner}:{topic}",
        "aws:SourceAccount": owner,
    }
    return probe.cloud.decide(Caller.service(owner, SNS), "sqs:SendMessage", arn_of(probe, queue), keys).allowed
