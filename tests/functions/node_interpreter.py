"""A learner's JavaScript in this process: in the engine that the product has, without the process around it."""

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from wasmtime import Engine

from serverless_lab.runtime import artefact
from serverless_lab.runtime.guests import Answer
from serverless_lab.runtime.node.guest import NodeWorld
from tests.functions.interpreter import Fault, Memory
from tests.settings import BUILDS

_ROOM = 256 << 20


@cache
def _engine() -> Engine:
    return artefact.engine()


class NodeEnvironment:
    """As `interpreter.Environment`. Raises Fault where the module cannot be loaded. It reaches no service, and never
    sleeps in simulated time."""

    slept = 0.0

    def __init__(self, package: Mapping[str, str], handler: str, variables: Mapping[str, str]) -> None:
        self.printed: list[str] = []
        self.names: dict[str, Any] = {}
        self.memory = Memory(self.names)
        self.host: Any = None
        self._folder = tempfile.TemporaryDirectory()
        for name, text in package.items():
            (Path(self._folder.name) / name).write_text(text)
        self._guest = NodeWorld(_engine(), artefact.locate_node(BUILDS)).guest(self, {"environment": dict(variables)})
        self._guest.open([(self._folder.name, "/var/task", False)], _ROOM)
        self._guest.begin()
        self._guest.start(dict(variables) | {"LAMBDA_TASK_ROOT": "/var/task"})
        _checked(self._guest.load(handler))

    def call(self, _handler: str, event: Any, context: Any, _timeout: float) -> bytes:
        """The answer as JSON; raises Fault when it is none."""
        fields = {name: value for name, value in vars(context).items() if isinstance(value, str)}
        return _checked(self._guest.invoke(json.dumps(event), fields)).encode()

    # -- what the guest asks of the process around it

    def output(self, _stream: str, data: bytes) -> None:
        self.printed.append(data.decode("utf-8", "replace"))

    def remaining(self) -> int:
        return 3000

    def wall_clock(self) -> int:
        return 0

    def stream(self, content_type: str, data: bytes) -> None:
        raise NotImplementedError

    def aws(self, service: str, operation: str, params: str) -> str:
        raise NotImplementedError

    def leave(self, status: int) -> None:
        raise NotImplementedError


def _checked(answer: Answer) -> str:
    if answer.failed:
        error = json.loads(answer.body)
        raise Fault(error["errorType"], error["errorMessage"])
    return answer.body
