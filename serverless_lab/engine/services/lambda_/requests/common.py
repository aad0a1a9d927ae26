"""Typed requests of the Lambda operations."""

from typing import Annotated, Any

from msgspec import field

from serverless_lab.engine.request import REFUSED, Request


class Code(Request, frozen=True):
    zip_file: bytes | None = None
    s3_bucket: Annotated[str | None, REFUSED] = None
    image_uri: Annotated[str | None, REFUSED] = None


class Environment(Request, frozen=True):
    variables: dict[str, str] = {}


class VpcConfig(Request, frozen=True):
    subnet_ids: list[str] = []
    security_group_ids: list[str] = []
    ipv6_allowed_for_dual_stack: Annotated[bool, REFUSED] = False


class EphemeralStorage(Request, frozen=True):
    size: int


class LoggingConfig(Request, frozen=True):
    log_format: str | None = None
    application_log_level: str | None = None
    system_log_level: str | None = None
    log_group: str | None = None


class TracingConfig(Request, frozen=True):
    mode: str | None = None


class SnapStart(Request, frozen=True):
    apply_on: str | None = None


class DeadLetterConfig(Request, frozen=True):
    target_arn: str = ""


class CreateFunction(Request, frozen=True):
    function_name: str
    role: str
    code: Code
    runtime: str | None = None
    handler: str | None = None
    description: str | None = None
    timeout: int | None = None
    memory_size: int | None = None
    environment: Environment | None = None
    vpc_config: VpcConfig | None = None
    package_type: str = "Zip"
    publish: bool = False
    tags: dict[str, str] = {}
    layers: list[str] | None = None
    ephemeral_storage: EphemeralStorage | None = None
    logging_config: LoggingConfig | None = None
    tracing_config: TracingConfig | None = None
    snap_start: SnapStart | None = None
    kms_key_arn: str | None = field(default=None, name="KMSKeyArn")
    dead_letter_config: DeadLetterConfig | None = None
    file_system_configs: Annotated[list[dict[str, str]] | None, REFUSED] = None
    architectures: list[str] | None = None
    code_signing_config_arn: Annotated[str | None, REFUSED] = None
    image_config: Annotated[dict[str, Any] | None, REFUSED] = None


class FunctionNamed(Request, frozen=True):
    function_name: str
    qualifier: str | None = None


class FunctionAlone(Request, frozen=True):
    function_name: str


class UpdateFunctionCode(Request, frozen=True):
    function_name: str
    zip_file: bytes | None = None
    s3_bucket: Annotated[str | None, REFUSED] = None
    image_uri: Annotated[str | None, REFUSED] = None
    publish: bool = False
    architectures: list[str] | None = None
    dry_run: bool = False
    revision_id: str | None = None


class UpdateFunctionConfiguration(Request, frozen=True):
    function_name: str
    role: str | None = None
    handler: str | None = None
    description: str | None = None
    timeout: int | None = None
    memory_size: int | None = None
    environment: Environment | None = None
    runtime: str | None = None
    vpc_config: VpcConfig | None = None
    revision_id: str | None = None
    layers: list[str] | None = None
    ephemeral_storage: EphemeralStorage | None = None
    logging_config: LoggingConfig | None = None
    tracing_config: TracingConfig | None = None
    snap_start: SnapStart | None = None
    kms_key_arn: str | None = field(default=None, name="KMSKeyArn")
    dead_letter_config: DeadLetterConfig | None = None
    file_system_configs: Annotated[list[dict[str, str]] | None, REFUSED] = None


class CallOut(Request, frozen=True):
    """A run in a VPC calls a service; `patience_ms` is how long it would wait for a connection, tries together."""

    request_id: str
    service: str
    operation: str
    patience_ms: float


class ListFunctions(Request, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class Invoke(Request, frozen=True):
    function_name: str
    invocation_type: str = "RequestResponse"
    log_type: str = "None"
    payload: bytes | None = None
    qualifier: str | None = None


class OutputChunk(Request, frozen=True):
    offset_ms: float
    text: str
    phase: str


class FinishInvocation(Request, frozen=True):
    """What the runtime observed; `phase` of an output chunk is `init` or `invoke`, offsets count from its start.

    `content_type` is that of an answer that was streamed, empty for any other.
    """

    request_id: str
    status: str
    payload: bytes
    output: list[OutputChunk]
    duration_ms: float
    dropped_bytes: int = 0
    phases: dict[str, float] = {}
    init_ms: float = 0.0
    measured_ms: float = 0.0
    max_memory_mb: int = 0
    content_type: str = ""


class LoseEnvironment(Request, frozen=True):
    environment_id: str
    reason: str
