"""Asking a life's brokers, and reading the answers short."""

from typing import Any

from serverless_lab.engine.services.mq.state import Broker
from tests.engine.mq.good import ACTIVE, RABBIT, create
from tests.engine.support import REGION, Life

__all__ = ["ACTIVE", "RABBIT", "create"]


def told(life: Life, operation: str, **params: Any) -> dict[str, Any]:
    """Of Amazon MQ's API."""
    outcome = life.call("mq", operation, params)
    assert outcome.refusal is None, outcome.refusal
    answer: dict[str, Any] = outcome.answer or {}
    return answer


def refused(life: Life, operation: str, service: str = "mq", **params: Any) -> tuple[str, str]:
    """Code and message; nothing has changed but what time did."""
    before = life.cloud.clone()
    outcome = life.call(service, operation, params)
    assert outcome.refusal is not None, outcome.answer
    before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
    assert life.cloud.encode() == before.encode()
    return outcome.refusal.code, outcome.refusal.message


def broker(life: Life, broker_id: str) -> Broker:
    found: Broker = life.cloud.state.parts[f"mq/{REGION}"].brokers[broker_id]
    return found


class Client:
    """Of one broker, through the lab's own operations."""

    def __init__(self, life: Life, params: dict[str, Any]) -> None:
        self.life = life
        self.id = create(life, params)

    def does(self, operation: str, **params: Any) -> list[str]:
        """The codes of what came of it."""
        return [step["Code"] for step in self.answer(operation, **params)["Steps"]]

    def answer(self, operation: str, **params: Any) -> dict[str, Any]:
        outcome = self.life.call("lab", operation, {"BrokerId": self.id} | params)
        assert outcome.refusal is None, outcome.refusal
        answer: dict[str, Any] = outcome.answer or {}
        return answer

    def refused(self, operation: str, **params: Any) -> tuple[str, str]:
        return refused(self.life, operation, "lab", BrokerId=self.id, **params)

    @property
    def broker(self) -> Broker:
        return broker(self.life, self.id)

    def reboot(self) -> list[str]:
        """The codes of what the restart made of it all."""
        told(self.life, "RebootBroker", BrokerId=self.id)
        steps = [code for code, _ in self.broker.notes[-1].steps]
        self.life.advance(5 * 60)
        assert self.broker.state == "RUNNING"
        return steps
