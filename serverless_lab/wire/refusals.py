"""What the wire itself refuses, before anybody looks at what is asked."""

from typing import Any, NamedTuple


class Fault(NamedTuple):
    """An error to be written: AWS's code, sentence and status, and further members of the error's shape.

    `query_code` is the code it had while its service still spoke query, where that was another one.
    """

    code: str
    message: str
    status: int = 400
    members: dict[str, Any] = {}
    query_code: str = ""


class Malformed(ValueError):
    """Bytes that are not what the service's model describes; each protocol has its own code for it."""


class WireRefusal(Exception):
    """The request is answered with `fault`."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        self.fault = Fault(code, message, status)
        super().__init__(f"{code}: {message}")


class UnknownOperation(WireRefusal):
    """The service has no such operation."""
