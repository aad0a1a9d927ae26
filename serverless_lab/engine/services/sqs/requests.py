"""Typed requests of the SQS operations. Spans are seconds."""

from msgspec import field

from serverless_lab.engine.request import Request


class CreateQueue(Request, frozen=True):
    queue_name: str
    attributes: dict[str, str] = {}
    tags: dict[str, str] = field(default={}, name="tags")


class OfQueue(Request, frozen=True):
    queue_url: str


class GetQueueUrl(Request, frozen=True):
    queue_name: str
    queue_owner_aws_account_id: str | None = field(default=None, name="QueueOwnerAWSAccountId")


class ListQueues(Request, frozen=True):
    queue_name_prefix: str = ""
    next_token: str | None = None
    max_results: int | None = None


class GetQueueAttributes(OfQueue, frozen=True):
    attribute_names: list[str] = []


class SetQueueAttributes(OfQueue, frozen=True):
    attributes: dict[str, str]


class TagQueue(OfQueue, frozen=True):
    tags: dict[str, str]


class UntagQueue(OfQueue, frozen=True):
    tag_keys: list[str]


class AttributeValue(Request, frozen=True):
    data_type: str = ""
    string_value: str | None = None
    binary_value: bytes | None = None
    string_list_values: list[str] = []
    binary_list_values: list[bytes] = []


class Sent(Request, frozen=True):
    """What is said of a message, alone or in a batch."""

    message_body: str
    delay_seconds: int | None = None
    message_attributes: dict[str, AttributeValue] = {}
    message_system_attributes: dict[str, AttributeValue] = {}
    message_deduplication_id: str | None = None
    message_group_id: str | None = None


class SendMessage(Sent, frozen=True, kw_only=True):
    queue_url: str


class SendEntry(Sent, frozen=True, kw_only=True):
    id: str


class SendMessageBatch(OfQueue, frozen=True):
    entries: list[SendEntry]


class ReceiveMessage(OfQueue, frozen=True):
    """`attribute_names` is the older name of `message_system_attribute_names`."""

    attribute_names: list[str] = []
    message_system_attribute_names: list[str] = []
    message_attribute_names: list[str] = []
    max_number_of_messages: int = 1
    visibility_timeout: int | None = None
    wait_time_seconds: int | None = None
    receive_request_attempt_id: str | None = None


class DeleteMessage(OfQueue, frozen=True):
    receipt_handle: str


class DeleteEntry(Request, frozen=True):
    id: str
    receipt_handle: str


class DeleteMessageBatch(OfQueue, frozen=True):
    entries: list[DeleteEntry]


class ChangeMessageVisibility(OfQueue, frozen=True):
    receipt_handle: str
    visibility_timeout: int


class ChangeEntry(Request, frozen=True):
    id: str
    receipt_handle: str
    visibility_timeout: int | None = None


class ChangeMessageVisibilityBatch(OfQueue, frozen=True):
    entries: list[ChangeEntry]


class AddPermission(OfQueue, frozen=True):
    label: str
    aws_account_ids: list[str] = field(name="AWSAccountIds")
    actions: list[str]


class RemovePermission(OfQueue, frozen=True):
    label: str


class ListDeadLetterSourceQueues(OfQueue, frozen=True):
    next_token: str | None = None
    max_results: int | None = None


class StartMessageMoveTask(Request, frozen=True):
    source_arn: str
    destination_arn: str | None = None
    max_number_of_messages_per_second: int | None = None


class SetQueueLuck(Request, frozen=True):
    """The lab's dial: how many of a thousand. None leaves what is set."""

    twice: int | None = None
    astray: int | None = None
    missed: int | None = None


class CancelMessageMoveTask(Request, frozen=True):
    task_handle: str


class ListMessageMoveTasks(Request, frozen=True):
    source_arn: str
    max_results: int | None = None
