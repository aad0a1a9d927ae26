"""start, load, invoke: the three things the host asks of an execution environment."""

import decimal
import importlib
import json
import os
import random
import sys
import zoneinfo
from collections.abc import Callable
from typing import Any, NoReturn

import wit_world  # type: ignore[import-not-found]

from . import faults, logs, preload, stdlib

Handler = Callable[[Any, "Context"], Any]


class Context:
    """The second argument of a handler."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.function_name: str = fields["function_name"]
        self.function_version: str = fields["function_version"]
        self.invoked_function_arn: str = fields["invoked_function_arn"]
        self.memory_limit_in_mb: str = fields["memory_limit_in_mb"]
        self.aws_request_id: str = fields["aws_request_id"]
        self.log_group_name: str = fields["log_group_name"]
        self.log_stream_name: str = fields["log_stream_name"]
        self.client_context = self.identity = None

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the function times out, by the clock that will end it."""
        return int(wit_world.remaining_ms())

    def __repr__(self) -> str:
        return f"LambdaContext([{', '.join(f'{k}={v}' for k, v in vars(self).items())}])"


# What lives as long as the environment (componentize-py makes a new object of the class below for every call).
_handler: Handler


class Environment:
    """The world's exports."""

    def start(self, request: str) -> None:
        logs.open_streams()
        random.seed()  # the snapshot's state would be everyone's
        os.environ.clear()
        os.environ.update(json.loads(request)["environment"])
        logs.configure_logging()
        os._exit = wit_world.leave
        zoneinfo.reset_tzpath(["/usr/share/zoneinfo"])
        stdlib.use_archive()
        preload.give_way(_modules_in("/var/task") | _modules_in("/opt/python"))

    def load(self, handler: str) -> Any:
        global _handler
        try:
            _handler = _find(handler)
        except SystemExit as leaving:
            _leave(leaving)
        except BaseException as problem:
            return _failure(problem, "")
        finally:
            logs.flush()
        return wit_world.Answer(failed=False, body="")

    def invoke(self, event: str, context: str) -> Any:
        fields = json.loads(context)
        made = Context(fields)
        os.environ["_X_AMZN_TRACE_ID"] = fields["trace"]
        logs.request_id = made.aws_request_id
        try:
            answer = _marshal(_handler(json.loads(event), made))
        except SystemExit as leaving:
            _leave(leaving)
        except BaseException as problem:
            return _failure(problem, made.aws_request_id)
        finally:
            logs.flush()
        return wit_world.Answer(failed=False, body=answer)


def _find(handler: str) -> Handler:
    try:
        module_name, function_name = handler.rsplit(".", 1)
    except ValueError as problem:
        raise faults.Fault("Runtime.MalformedHandlerName", f"Bad handler '{handler}': {problem}") from None
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as problem:
        message = f"Unable to import module '{module_name}': {problem}"
        raise faults.Fault("Runtime.ImportModuleError", message) from None
    except SyntaxError as problem:
        message = f"Syntax error in module '{module_name}': {problem}"
        trace = [f'  File "{problem.filename}" Line {problem.lineno}\n    {(problem.text or "").strip()}\n']
        raise faults.Fault("Runtime.UserCodeSyntaxError", message, trace) from None
    found: Handler | None = getattr(module, function_name, None)
    if found is None:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        raise faults.Fault("Runtime.HandlerNotFound", message)
    return found


def _marshal(answer: Any) -> str:
    try:
        body = json.dumps(answer, ensure_ascii=False, default=_plain)
        body.encode()
    except Exception as problem:
        raise faults.Fault("Runtime.MarshalError", f"Unable to marshal response: {problem}") from None
    return body


def _plain(value: object) -> object:
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _failure(problem: BaseException, request_id: str) -> Any:
    error = faults.shaped(problem, request_id)
    faults.log(error)
    return wit_world.Answer(failed=True, body=json.dumps(error))


def _leave(leaving: SystemExit) -> NoReturn:
    logs.flush()
    if isinstance(leaving.code, str):
        print(leaving.code, file=sys.stderr)
    status = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
    wit_world.leave(status & 255)
    raise AssertionError("the host does not return from leave")


def _modules_in(folder: str) -> set[str]:
    try:
        return {name.removesuffix(".py") for name in os.listdir(folder)}
    except OSError:
        return set()
