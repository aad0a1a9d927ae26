"""Lambda's state in one region. Environments that ended and old invocations are kept only as far as pages show."""

from typing import Any

import msgspec

from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.outgoing import Entrance, WayOut
from serverless_lab.engine.services.lambda_.event_state import EventConfig, Sent, Waiting
from serverless_lab.engine.services.lambda_.layer_state import Layer, LayerUsed
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from serverless_lab.engine.services.lambda_.provisioned_state import Provisioned
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl

KEPT_ENDED = 60
KEPT_OUTGOING = 8
KEPT_INVOCATIONS = 200


LATEST = "$LATEST"


class Environment(msgspec.Struct, omit_defaults=True):
    """One execution environment. `served` names the last request it served: what its memory holds.

    Idle, it is taken away at `reclaim_at`; `planned` is the time of the event that will look whether it still is.
    `provisioned`: the version or alias for which it stands ready, and then it is not taken away; else empty.
    `sized`: it serves calls of $LATEST with another memory size than that one has.
    """

    environment_id: str
    function: str
    revision: int
    memory_size: int
    log_stream: str
    started: Instant
    served: str = ""
    invocations: int = 0
    busy: bool = True
    idle_since: Instant = 0
    reclaim_at: Instant = 0
    planned: Instant = 0
    ended: Instant = 0
    end_reason: str = ""
    interface: str = ""
    version: str = LATEST
    provisioned: str = ""
    sized: bool = False


class OutgoingCall(msgspec.Struct, omit_defaults=True):
    """A call to one of AWS's services out of a VPC. `times`: how often it was made so in a row, the last time at `at`.

    `waited` is how long the code waited in vain, each time.
    """

    at: Instant
    service: str
    operation: str
    way: WayOut
    waited: Span = 0
    times: int = 1


class Network(msgspec.Struct, omit_defaults=True):
    """VpcConfig, and the interfaces that were made for it, by subnet. All empty: it was taken out of its VPC.

    `awaited`: the revision id of the change that waits for them.
    """

    vpc: str = ""
    subnets: list[str] = []
    groups: list[str] = []
    interfaces: dict[str, str] = {}
    awaited: str = ""


class Invocation(msgspec.Struct, omit_defaults=True):
    """One run of a function. Times are simulated; `phases` are measured milliseconds of a cold start.

    A run takes `preparation` (fetch the code, start the environment: not billed), `init` (runtime and module) and
    `duration` (handler).

    `entrances`: by service, the endpoint that its latest call there went through.

    `lineage`: how often the chain of events that led here has called each function, this run included. `waited`: the
    seconds that its event waited last since there was no room for it, the next time it is twice that.

    `provisioned`: its environment had stood ready, so that the run has neither preparation nor init. `mapping`: the
    event source mapping that began it. `posted`: the ticket of the request by a service that it answers.

    `because` and `facts` say why this environment was chosen. `status`: running, or as the runtime reported.
    `version` is what ran, `qualifier` what the caller named: a version, an alias, or nothing. `system_level` is that of
    Lambda's own lines where they are JSON, empty for text; `trace` the header that code finds. `tuning`: the request id
    of the first call of the power tuning that it belongs to. `event_digest` and `payload_digest` are names for
    `Bodies.get`: what is short says itself.
    """

    request_id: str
    environment_id: str
    function: str
    started: Instant
    cold: bool
    because: str
    memory_size: int
    timeout: int
    log_group: str
    log_stream: str
    event_digest: str
    position: int
    facts: dict[str, Any] = {}
    asynchronous: bool = False
    attempt: int = 1
    accepted: Instant = 0
    status: str = "running"
    phases: dict[str, float] = {}
    preparation: Span = 0
    init: Span = 0
    duration: Span = 0
    measured_ms: float = 0.0
    billed_ms: int = 0
    max_memory_mb: int = 0
    cost: float = 0.0
    ended: Instant = 0
    payload_digest: str = ""
    error_type: str = ""
    error_message: str = ""
    interface: str = ""
    outgoing: list[OutgoingCall] = []
    outgoing_left_out: int = 0
    entrances: dict[str, Entrance] = {}
    lineage: dict[str, int] = {}
    waited: int = 0
    provisioned: bool = False
    mapping: str = ""
    posted: str = ""
    version: str = LATEST
    qualifier: str = ""
    architecture: str = "x86_64"
    system_level: str = ""
    trace: str = ""
    tuning: str = ""


class Logging(msgspec.Struct, omit_defaults=True):
    """LoggingConfig: `Text` or `JSON`, with levels for JSON alone; `group` is empty for the function's own."""

    format: str = "Text"
    application: str = ""
    system: str = ""
    group: str = ""


class Version(msgspec.Struct, omit_defaults=True):
    """Code and configuration of one version, and the environments that run it.

    `revision` counts changes of code and configuration; environments of an older one are not used again.

    `network` is what was asked for and is told, `joined` the interfaces that runs use, by subnet: those before until
    the new ones are ready. `status` and `update_status` are State and LastUpdateStatus, `failure` the reason code.
    `pointed_by` are the aliases that lead here, `unzipped` is the code's size in bytes without its layers.
    `ephemeral_mb` is the size of /tmp, `dead_letter` the ARN of where events go that were given up.
    `runtime_update` and `runtime_version` are UpdateRuntimeOn and the ARN that goes with Manual.
    `idle`, `busy` and `ready` are its environments: `ready` those that provisioned concurrency keeps and that wait.
    """

    name: str
    role: str
    handler: str
    runtime: str
    memory_size: int
    timeout: int
    code_digest: str
    code_sha256: str
    code_size: int
    last_modified: Instant
    revision_id: str
    description: str = ""
    environment: dict[str, str] = {}
    revision: int = 1
    idle: list[str] = []
    busy: list[str] = []
    ready: list[str] = []
    ended: list[Environment] = []
    network: Network | None = None
    joined: dict[str, str] = {}
    status: str = "Active"
    update_status: str = "Successful"
    failure: str = ""
    version: str = LATEST
    pointed_by: list[str] = []
    unzipped: int = 0
    layers: list[LayerUsed] = []
    ephemeral_mb: int = 512
    logging: Logging = msgspec.field(default_factory=Logging)
    architecture: str = "x86_64"
    tracing: str = "PassThrough"
    snap_start: str = "None"
    kms_key: str = ""
    dead_letter: str = ""
    runtime_update: str = "Auto"
    runtime_version: str = ""


class Alias(msgspec.Struct, omit_defaults=True):
    """A name for a version. `weights`: the share of the calls that another version takes, by its number."""

    name: str
    version: str
    revision_id: str
    description: str = ""
    weights: dict[str, float] = {}


class Function(Version, omit_defaults=True):
    """A function is its $LATEST, which can be changed, with all that belongs to the function as a whole.

    `versions` are the published ones by number, in order, `last_version` the highest number there has been;
    `published` is the fingerprint of what was published last. `invocations` are of every version, the newest last.
    `policies` are statements by what they hang on: a version, an alias, or nothing for the function itself.

    `reserved` of the account's concurrency, `provisioned` by version or alias. `runs` are its requests that run, each
    with whether its environment had stood ready; of those there are `provisioned_runs`.
    `queue` are asynchronous events that wait, by request id; `event_configs` what becomes of them, by version or alias;
    `sent` what was handed on last. `recursion`: Terminate | Allow.
    `sized` is $LATEST with other memory sizes, as long as an environment of such a size lives.
    """

    invocations: list[Invocation] = []
    total_cost: float = 0.0
    total_invocations: int = 0
    versions: dict[str, Version] = {}
    last_version: int = 0
    published: str = ""
    aliases: dict[str, Alias] = {}
    policies: dict[str, list[dict[str, Any]]] = {}
    tags: dict[str, str] = {}
    reserved: int | None = None
    provisioned: dict[str, Provisioned] = {}
    runs: dict[str, bool] = {}
    provisioned_runs: int = 0
    queue: dict[str, Waiting] = {}
    event_configs: dict[str, EventConfig] = {}
    sent: list[Sent] = []
    recursion: str = "Terminate"
    sized: dict[int, Version] = {}


class LambdaState(msgspec.Struct):
    """`limit` of runs at once, None for AWS's default; `set_aside` of it is reserved or provisioned.

    `set_aside_runs` of those that are `running` do not count among the ones that share the rest. `foreign_layers` are
    versions that another account lets this one use, by ARN. `code_bytes` is what all code and layers take, zipped.
    `mapped`: by the ARN of an event source, its mappings.
    `urls` by their ids, `urls_of` the ids by function and alias, "" for $LATEST.
    """

    functions: dict[str, Function] = {}
    environments: dict[str, Environment] = {}
    running: dict[str, Invocation] = {}
    urls: dict[str, FunctionUrl] = {}
    urls_of: dict[str, dict[str, str]] = {}
    layers: dict[str, Layer] = {}
    foreign_layers: dict[str, LayerUsed] = {}
    code_bytes: int = 0
    limit: int | None = None
    set_aside: int = 0
    set_aside_runs: int = 0
    mappings: dict[str, Mapping] = {}
    mapped: dict[str, list[str]] = {}
