"""What every protocol can do."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import msgspec
from botocore.model import OperationModel, ServiceModel, StructureShape

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.refusals import Fault


class Found(msgspec.Struct, frozen=True):
    """The operation a request is for, what stood in its path, what its address has anyway, and its form's fields."""

    operation: OperationModel
    labels: dict[str, str] = {}
    literals: tuple[str, ...] = ()
    fields: dict[str, str] = {}


class Protocol(ABC):
    """One service's protocol. `malformed` is AWS's code for a request that cannot be read."""

    malformed: ClassVar[str]

    def __init__(self, model: ServiceModel) -> None:
        self.model = model
        self.operations = {name: model.operation_model(name) for name in model.operation_names}
        self._errors: dict[str, StructureShape] = {}

    @abstractmethod
    def find(self, request: Request) -> Found | None:
        """None for an operation that the service does not have; raises Malformed."""

    @abstractmethod
    def unknown(self, request: Request) -> Fault:
        """What AWS says about such an operation."""

    @abstractmethod
    def read(self, found: Found, request: Request) -> dict[str, Any]:
        """The parameters; raises Malformed."""

    @abstractmethod
    def answer(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response: ...

    @abstractmethod
    def error(self, fault: Fault, request_id: str) -> Response: ...

    def event(self, operation: OperationModel, told: dict[str, Any]) -> bytes:
        """One event of an answer that streams, where the protocol has such answers."""
        raise NotImplementedError

    def error_shape(self, code: str) -> StructureShape | None:
        """The shape of an error by its code or its name."""
        if not self._errors:
            for shape in self.model.error_shapes:
                self._errors.setdefault(shape.error_code, shape)
                self._errors.setdefault(shape.name, shape)
        return self._errors.get(code)


def blames(status: int) -> str:
    """Whose fault it was, in the query protocols' words."""
    return "Sender" if status < 500 else "Receiver"
