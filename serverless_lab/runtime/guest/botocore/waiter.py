"""Waiters: ask again and again until an answer says so."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import ClientError, WaiterError


class Waiter:
    """One way of waiting, as the service's model describes it."""

    def __init__(self, method: Callable[..., dict[str, Any]], way: dict[str, Any]) -> None:
        self._method, self._way = method, way
        self.name: str = way["name"]

    def wait(self, WaiterConfig: dict[str, Any] | None = None, **params: Any) -> None:
        """WaiterConfig: Delay in seconds, MaxAttempts. Raises WaiterError, and ClientError for what is not expected."""
        config = WaiterConfig or {}
        delay, most = config.get("Delay", self._way["delay"]), config.get("MaxAttempts", self._way["maxAttempts"])
        for attempt in range(1, most + 1):
            answer, error = self._asked(params)
            said = next((a for a in self._way["acceptors"] if _holds(a, answer, error)), None)
            if said is None and error is not None:
                raise WaiterError(self.name, f"An error occurred ({_code(error)}): {error}", error.response)
            if said is not None and said["state"] == "success":
                return
            if said is not None and said["state"] == "failure":
                raise WaiterError(self.name, _reason(said), answer or getattr(error, "response", {}))
            if attempt < most:
                time.sleep(delay)
        raise WaiterError(self.name, "Max attempts exceeded", answer or {})

    def _asked(self, params: dict[str, Any]) -> tuple[dict[str, Any] | None, ClientError | None]:
        try:
            return self._method(**params), None
        except ClientError as error:
            return None, error


def _holds(acceptor: dict[str, Any], answer: dict[str, Any] | None, error: ClientError | None) -> bool:
    expected = acceptor["expected"]
    match acceptor["matcher"]:
        case "error":
            return (error is not None) == expected if isinstance(expected, bool) else _code(error) == expected
        case "status":
            meta = (answer or getattr(error, "response", {})).get("ResponseMetadata", {})
            return bool(meta.get("HTTPStatusCode") == expected)
    if answer is None:
        return False
    found = list(_values(answer, acceptor["argument"].split(".")))
    match acceptor["matcher"]:
        case "path":
            return bool(found) and found[0] == expected
        case "pathAll":
            return bool(found) and all(value == expected for value in found)
        case "pathAny":
            return any(value == expected for value in found)
    return False


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """What stands at a path such as Reservations[].Instances[].State.Name."""
    if not path:
        yield value
        return
    inner = value.get(path[0].removesuffix("[]")) if isinstance(value, dict) else None
    for each in (inner or []) if path[0].endswith("[]") else [inner]:
        yield from _values(each, path[1:])


def _code(error: ClientError | None) -> str:
    return "" if error is None else str(error.response.get("Error", {}).get("Code", ""))


def _reason(acceptor: dict[str, Any]) -> str:
    if acceptor["matcher"] in ("error", "status"):
        return "Waiter encountered a terminal failure state"
    words = {"path": "we matched expected path", "pathAll": "all members matched excepted path"}
    matched = words.get(acceptor["matcher"], "we matched expected path")
    shown = f'For expression "{acceptor["argument"]}" {matched}: "{acceptor["expected"]}"'
    extra = " at least once" if acceptor["matcher"] == "pathAny" else ""
    return f"Waiter encountered a terminal failure state: {shown}{extra}"
