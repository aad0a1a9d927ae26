"""The queues of an account by their names: found, addressed and counted."""

from lessons.courseware.probe import Probe
from serverless_lab.engine.services.sqs.state import Queue


def url_of(probe: Probe, name: str) -> str:
    """By which requests name a queue of the account's own."""
    return f"https://sqs.{probe.state.region}.amazonaws.com/{probe.state.account_id}/{name}"


def named(probe: Probe, name: str) -> Queue | None:
    return probe.sqs.queues.get(name)


def in_order(probe: Probe) -> list[Queue]:
    """By name, as ListQueues tells them."""
    return [probe.sqs.queues[name] for name in sorted(probe.sqs.queues)]


def arn_of(probe: Probe, name: str) -> str:
    return f"arn:aws:sqs:{probe.state.region}:{probe.state.account_id}:{name}"


def name_of(arn: str) -> str:
    """A queue's name by its ARN."""
    return arn.rpartition(":")[2]
