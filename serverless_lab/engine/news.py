"""What happened inside a call, as data: services announce it here and react to it without knowing each other."""

from typing import Any, ClassVar

import msgspec

from serverless_lab.engine.instant import Instant, Span


class News(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Something that happened at a simulated time. `quiet`: nothing that anybody would wait for."""

    quiet: ClassVar[bool] = False

    at: Instant
    region: str


class EnvironmentStarted(News, frozen=True):
    """A cold start began; `because` and `facts` say why no warm environment could be used."""

    function: str
    environment_id: str
    because: str
    facts: dict[str, Any] = {}
    version: str = "$LATEST"


class EnvironmentReused(News, frozen=True):
    function: str
    environment_id: str
    idle_since: Instant
    version: str = "$LATEST"


class EnvironmentEnded(News, frozen=True):
    """`reason`: idle | changed | deleted | failed | restarted | evicted | rewound | unprovisioned."""

    function: str
    environment_id: str
    reason: str
    version: str = "$LATEST"


class InvocationEnded(News, frozen=True):
    """`log` holds (simulated time, text) lines in order, START and REPORT included."""

    function: str
    role: str
    request_id: str
    environment_id: str
    log_group: str
    log_stream: str
    log: list[tuple[Instant, str]]
    status: str
    version: str = "$LATEST"


class FunctionThrottled(News, frozen=True):
    """A run did not begin since too many were running. `reason`: as in the refusal's `Reason`.

    A call that is refused for it is counted (`wiring.COUNTED`), and changes nothing else.
    """

    function: str
    request_id: str
    reason: str
    asynchronous: bool = False
    qualifier: str = ""


class ProvisionedConcurrencyChanged(News, frozen=True):
    """Environments stand ready, or cannot. `qualifier`: the version or alias; `status`: READY | FAILED."""

    function: str
    qualifier: str
    status: str
    allocated: int


class RunBegan(News, frozen=True):
    """A function's code is about to run. `qualifier` is what was asked for, a version or an alias, empty for neither.

    `running` counts the runs of the function that go on now, `running_in_all` those of all, `shared` those that share
    what is not reserved, each with this one. `waited` is how long an asynchronous event did. Where environments stand
    ready for the qualifier there are `ready`, `ready_running` of them run, and this run has one of them or not.
    """

    function: str
    running: int
    running_in_all: int
    shared: int
    qualifier: str = ""
    waited: Span | None = None
    ready: int = 0
    ready_running: int = 0
    has_ready: bool = False


class RunMeasured(News, frozen=True):
    """A function's code has run, well or not. `version` is the one that ran, `began` when it was started."""

    function: str
    began: Instant
    duration: Span
    failed: bool
    qualifier: str = ""
    version: str = "$LATEST"


class AsyncEventQueued(News, frozen=True):
    """An asynchronous event was taken in."""

    function: str
    qualifier: str = ""


class AsyncEventDropped(News, frozen=True):
    """An asynchronous event was given up. `reason`: retries | age | switched-off | recursion | deleted."""

    function: str
    request_id: str
    reason: str


class AsyncRetryScheduled(News, frozen=True):
    function: str
    request_id: str
    attempt: int
    retry_at: Instant


class RecordsReady(News, frozen=True):
    """Records can be received from an event source, by its ARN."""

    source: str


class BatchEnded(News, frozen=True):
    """A function has processed a batch of an event source. `failed` of its records were not, and will come again."""

    mapping: str
    function: str
    request_id: str
    records: int
    failed: int


class RecursionStopped(News, frozen=True):
    """A function was not called once more, since the same chain of events had called it too often."""

    function: str
    request_id: str


class RecordDelivered(News, frozen=True):
    """What became of an asynchronous event was handed on. `dead_letter`: only the event itself was.

    `failure` is the code of what went wrong, and nothing was handed on; empty when it arrived.
    """

    function: str
    request_id: str
    target: str
    condition: str
    dead_letter: bool = False
    failure: str = ""


class NetworkWanted(News, frozen=True):
    """A function is to stand in a VPC. `role`: the execution role, which the interfaces are made with."""

    function: str
    role: str
    subnets: list[str]
    groups: list[str]


class NetworkGiven(News, frozen=True):
    """`interfaces`: by subnet. `fresh`: some had to be made. `failure`: none could be, as Lambda's reason codes say."""

    function: str
    interfaces: dict[str, str]
    fresh: bool = False
    failure: str = ""


class NetworkLeft(News, frozen=True):
    """A function does not use these interfaces any more."""

    function: str
    role: str
    interfaces: list[str]


class CalledOut(News, frozen=True):
    """Code in a VPC called a service, whether or not the call arrived."""

    interface: str
    service: str


class LogDeliveryDenied(News, frozen=True):
    """The role may not write logs, so the lines of this invocation are gone, as on AWS."""

    function: str
    role: str
    action: str


class FlowsLogged(News, frozen=True):
    """Packets passed interfaces that a flow log watches. `streams`: the lines for each log stream."""

    flow_log: str
    role: str
    log_group: str
    streams: dict[str, list[str]]


class FlowLogDenied(News, frozen=True):
    """The role may not write the log, or the flow logs may not take on the role; the lines are gone."""

    flow_log: str
    role: str
    action: str


class AlarmCalls(News, frozen=True):
    """An alarm's state has changed, and `action` (an ARN) is to be called with `event` (JSON), or told of it.

    `subject` is for what has one.
    """

    alarm: str
    action: str
    event: str
    subject: str = ""


class AlarmCalled(News, frozen=True):
    """What became of it; `error` is empty when the call was taken."""

    alarm: str
    action: str
    error: str = ""


class QueueUsed(News, frozen=True):
    """Messages were sent to a queue (`sizes` in bytes), received from it or deleted; `empty`: received in vain."""

    queue: str
    sent: int = 0
    received: int = 0
    deleted: int = 0
    empty: int = 0
    sizes: list[int] = []


class QueueMeasured(News, frozen=True):
    """How full a queue is, at a full minute, by the names of the metrics."""

    quiet = True

    queue: str
    counts: dict[str, int]


class BrokerMeasured(News, frozen=True):
    """What was measured of a broker at a full minute: by the dimensions of each series, the values by metric."""

    quiet = True

    broker: str
    measured: list[tuple[dict[str, str], dict[str, float]]]


class MessageDuplicated(News, frozen=True):
    """A standard queue will deliver a message a second time."""

    queue: str
    message_id: str


class MessageBuried(News, frozen=True):
    """A message was received so often that it went to the dead-letter queue `target`."""

    queue: str
    target: str
    message_id: str
    receives: int


class MessagesMoved(News, frozen=True):
    """A message move task has moved so many messages in a second, or has ended. `status`: as the task's."""

    queue: str
    task: str
    moved: int
    status: str


class MessagePublished(News, frozen=True):
    """A topic took a message in, of so many bytes."""

    topic: str
    message_id: str
    size: int


class NotificationsSent(News, frozen=True):
    """What became of a message, by the ids of the topic's subscriptions: to whom it went, whose filter policy it did
    not pass (and why, as the metrics say it), where it could not be delivered (a code), and there whether it is in the
    dead-letter queue: empty for yes, or a code.
    """

    topic: str
    message_id: str
    delivered: list[str] = []
    filtered: dict[str, str] = {}
    failed: dict[str, str] = {}
    buried: dict[str, str] = {}


class PostAnswered(News, frozen=True):
    """An address has answered the request with this ticket. Status 0: there was nobody."""

    ticket: str
    status: int


class ParcelAbroad(News, frozen=True):
    """A topic sends to a queue or function of another account; `told` is how to hand it over there (TakeParcel). What
    comes of it is heard by its `ticket` (HearOfParcel).
    """

    account_id: str
    ticket: str
    told: dict[str, Any]


class PeeringAbroad(News, frozen=True):
    """A peering whose other side is in `account_id` was changed here; `told` is how to tell it (HearOfPeering)."""

    account_id: str
    told: dict[str, Any]


class ReactionFailed(News, frozen=True):
    """A consequence was refused; the call that caused it stands."""

    reaction: str
    code: str
    message: str


class SignedIn(News, frozen=True):
    """An IAM user came in by password at the console; the session counts until `expires`. `mfa`: with a code, too."""

    key_id: str
    secret: str
    token: str
    user_arn: str
    user_id: str
    expires: Instant
    mfa: bool


class MfaCodeUsed(News, frozen=True):
    """A code of a virtual device was taken; it and earlier ones count no more. `step` is its 30-second step."""

    serial: str
    step: int


class KeyUsed(News, frozen=True):
    """An access key signed a call that was carried out; `identity` is the ARN whose policies applied."""

    key: str
    service: str
    identity: str


class PermissionUsed(News, frozen=True):
    """What somebody's policies were asked for was done; `identity` is the ARN whose policies applied."""

    identity: str
    actions: list[str]


class UserRenamed(News, frozen=True):
    """A user has another name or path; `before` and `after` are its ARNs. Whoever it is stays the same."""

    before: str
    after: str
