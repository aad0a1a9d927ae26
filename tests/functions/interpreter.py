"""A learner's code run in this process: its module, its calls, and what the runtime says where it cannot."""

import builtins
import io
import json
import signal
import sys
import tracemalloc
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from lessons.sandbox.hosting import HostCall
from serverless_lab.runtime.model import AwsError
from tests.functions.boto3_client import Client

LONGEST_REAL_S = 0.6  # of this process's own CPU time: a loop that goes on is taken for one without an end


class TimedOut(BaseException):
    """Nothing a handler catches: Lambda ends the whole process."""


class Memory:
    """What one environment has taken of it, which like the real one's is never given back."""

    IDLE_MB = 40  # of the runtime itself

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names, self._most = names, 0

    @property
    def used_mb(self) -> int:
        return self.IDLE_MB + (self._most >> 20)

    @contextmanager
    def weighed(self) -> Iterator[None]:
        """What the module's names hold already, and whatever a call takes besides."""
        before = sum(_size(value) for value in self._names.values())
        tracemalloc.start()
        try:
            yield
        finally:
            self._most = max(self._most, before + tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()


def _size(value: Any) -> int:
    """Of a value and all that lies in it, in bytes."""
    inside = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    nested = isinstance(value, dict | list | set | tuple)
    return sys.getsizeof(value) + (sum(map(_size, inside)) if nested else 0)


@contextmanager
def _ended_if_endless() -> Iterator[None]:
    def end(_signal: int, _frame: Any) -> None:
        raise TimedOut

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_REAL_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Fault(Exception):
    """What the runtime itself says about code that it cannot call."""

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(f"{error_type}: {message}")
        self.payload = json.dumps({"errorMessage": message, "errorType": error_type}).encode()


def _nobody(service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
    raise AwsError("ServiceUnavailable", "Nobody is asked here.", 503)


class _Note(io.StringIO):
    """A text file of one environment: what was written is there once it is closed."""

    def __init__(self, files: dict[str, str], path: str, mode: str) -> None:
        super().__init__("" if mode == "w" else files.get(path, ""))
        self._files, self._path = files, path
        self.seek(0, io.SEEK_END if mode == "a" else io.SEEK_SET)

    def close(self) -> None:
        if not self.closed:
            self._files[self._path] = self.getvalue()
        super().close()


class Environment:
    """The memory of one execution environment: a module's names, and what `time.sleep` has waited."""

    def __init__(
        self, source: str, variables: Mapping[str, str], modules: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.printed: list[str] = []
        self.files: dict[str, str] = {}
        self.slept = 0.0
        self.left = float("inf")
        self.host: HostCall = _nobody
        environ = dict(variables)
        stand_ins: dict[str, Any] = {
            "boto3": types.SimpleNamespace(client=lambda service, **_: Client(service, self._asked)),
            "time": types.SimpleNamespace(sleep=self._sleep),
            "os": types.SimpleNamespace(environ=environ, getenv=environ.get),
        }
        for name, text in modules.items():
            stand_ins[name] = types.SimpleNamespace()
            exec(text, vars(stand_ins[name]))
        kept = vars(builtins) | {
            "print": lambda *words: self.printed.append(" ".join(map(str, words)) + "\n"),
            "open": self._open,
            "__import__": lambda name, *rest: stand_ins.get(name) or builtins.__import__(name, *rest),
        }
        self.names: dict[str, Any] = {"__builtins__": kept}
        self.memory = Memory(self.names)
        exec(source, self.names)

    def _asked(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        return self.host(service, operation, params)

    def _open(self, path: str, mode: str = "r") -> _Note:
        """As in the runtime: `/tmp` is the environment's own, the package can only be read, other folders are none."""
        if path.startswith("/var/task/") and mode != "r":
            raise PermissionError(63, "Operation not permitted")
        if not path.startswith("/tmp/") or (mode == "r" and path not in self.files):
            raise FileNotFoundError(44, "No such file or directory")
        return _Note(self.files, path, mode)

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds
        if self.slept > self.left:
            raise TimedOut

    def call(self, handler: str, event: Any, context: Any, timeout: float) -> bytes:
        """The answer as JSON; raises Fault when it is none."""
        self.slept, self.left = 0.0, timeout
        with _ended_if_endless():
            answer = self.names[handler](event, context)
        try:
            return json.dumps(answer).encode()
        except TypeError as error:
            raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from error


def started(
    package: dict[str, str],
    handler: str,
    variables: Mapping[str, str],
    modules: Mapping[str, str] = MappingProxyType({}),
) -> Environment:
    """The environment with its module run; raises Fault as Lambda's runtime would. `modules` are those of layers."""
    module, dot, name = handler.rpartition(".")
    if not dot:
        problem = "not enough values to unpack (expected 2, got 1)"
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{handler}': {problem}")
    if f"{module}.py" not in package:
        message = f"Unable to import module '{module}': No module named '{module}'"
        raise Fault("Runtime.ImportModuleError", message)
    try:
        environment = Environment(package[f"{module}.py"], variables, modules)
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module}': {error}") from error
    except SyntaxError as error:
        raise Fault("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module}': {error}") from error
    except Exception as error:
        raise Fault(type(error).__name__, str(error)) from error
    if name not in environment.names:
        raise Fault("Runtime.HandlerNotFound", f"Handler '{name}' missing on module '{module}'")
    return environment
