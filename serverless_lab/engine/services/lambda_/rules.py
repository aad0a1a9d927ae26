"""What Lambda checks before it accepts a function."""

import io
import zipfile
from base64 import b64encode
from hashlib import sha256
from typing import NamedTuple

import msgspec

from serverless_lab.engine import numbers, runtimes
from serverless_lab.engine.errors import NotSimulated, ValidationException
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.lambda_.errors.common import (
    BadZipFile,
    CodeTooLarge,
    EnvironmentTooLarge,
    InvalidParameterValueException,
    MissingRuntimeOrHandler,
    ReservedVariables,
    RuntimeBlocked,
    UnzippedTooLarge,
    VariableWithNull,
)
from serverless_lab.engine.validation import Failure, sentence

RUNTIMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "nodejs24.x", "nodejs22.x")
RESERVED_VARIABLES = frozenset(
    """_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE
    AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
    AWS_SESSION_TOKEN AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR""".split()
)


class Code(NamedTuple):
    """A checked deployment package: the zip's own hash as AWS shows it, and its size, `unzipped` as the zip says."""

    zip_file: bytes
    sha256: str
    unzipped: int

    @property
    def size(self) -> int:
        return len(self.zip_file)


def check_code(zip_file: bytes | None, elsewhere: str | None, operation: str) -> Code:
    """Refuse what cannot be a deployment package; nothing is unpacked to a disk here."""
    if zip_file is None:
        if elsewhere:
            raise NotSimulated(feature="Code from a bucket or a container image")
        raise InvalidParameterValueException(message="Please provide a source for function code.")
    if len(zip_file) > numbers.LAMBDA_ZIP_BYTES:
        raise CodeTooLarge(limit=numbers.LAMBDA_ZIP_BYTES, operation=operation)
    try:
        with zipfile.ZipFile(io.BytesIO(zip_file)) as archive:
            unzipped = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BadZipFile from None
    if unzipped > numbers.LAMBDA_UNZIPPED_BYTES:
        raise UnzippedTooLarge(limit=numbers.LAMBDA_UNZIPPED_BYTES)
    return Code(zip_file, b64encode(sha256(zip_file).digest()).decode(), unzipped)


def check_runtime(runtime: str | None, at: Instant, *, new: bool) -> str:
    """`new`: for a function that is made, which is refused earlier than a change."""
    if runtime is None:
        raise MissingRuntimeOrHandler
    check_not_blocked(runtime, at, new=new)
    if runtime not in RUNTIMES:
        raise NotSimulated(feature=f"The runtime {runtime}")
    return runtime


def check_not_blocked(runtime: str, at: Instant, *, new: bool = False) -> None:
    """Raises RuntimeBlocked where AWS takes no new functions, or no changes, of this runtime any more."""
    if runtimes.stage(runtime, at) in (("no-create", "no-update") if new else ("no-update",)):
        raise RuntimeBlocked(runtime=runtime, successor=runtimes.successor(runtime))


def check_handler(handler: str | None) -> str:
    if not handler:
        raise MissingRuntimeOrHandler
    return handler


def check_timeout(timeout: int | None) -> int:
    """Seconds; None is the default. The service model gives only the lower limit."""
    return _at_most("timeout", timeout or numbers.LAMBDA_TIMEOUT_DEFAULT_S, numbers.LAMBDA_TIMEOUT_MAX_S)


def check_memory(memory_size: int | None) -> int:
    """MB; None is the default. The service model's upper limit is that of managed instances, not of functions."""
    return _at_most("memorySize", memory_size or numbers.LAMBDA_MEMORY_DEFAULT_MB, numbers.LAMBDA_MEMORY_MB[1])


def check_ephemeral(size: int) -> int:
    """MB of /tmp."""
    return _at_most("ephemeralStorage.size", size, numbers.LAMBDA_TMP_MB[1])


def _at_most(member: str, value: int, limit: int) -> int:
    if value > limit:
        constraint = f"Member must have value less than or equal to {limit}"
        raise ValidationException(message=sentence([Failure(member, f"'{value}'", constraint)]))
    return value


def check_variables(variables: dict[str, str]) -> dict[str, str]:
    reserved = sorted(RESERVED_VARIABLES & variables.keys())
    if reserved:
        raise ReservedVariables(names=", ".join(reserved))
    for name, value in variables.items():
        if "\0" in value:
            raise VariableWithNull(name=name)
    measured = msgspec.json.encode(variables)
    if len(measured) > numbers.LAMBDA_ENVIRONMENT_BYTES:
        raise EnvironmentTooLarge(measured=measured.decode()[:200])
    return variables
