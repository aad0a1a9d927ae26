"""Typed requests of the SNS operations."""

from typing import Annotated

from msgspec import field

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.tagging import Tag


class CreateTopic(Request, frozen=True):
    name: str
    attributes: dict[str, str] = {}
    tags: list[Tag] = []
    data_protection_policy: Annotated[str | None, REFUSED] = None


class OfTopic(Request, frozen=True):
    topic_arn: str


class Listing(Request, frozen=True):
    next_token: str | None = None


class SetTopicAttributes(OfTopic, frozen=True):
    attribute_name: str
    attribute_value: str = ""


class AddPermission(OfTopic, frozen=True):
    label: str
    aws_account_id: list[str] = field(name="AWSAccountId")
    action_name: list[str]


class RemovePermission(OfTopic, frozen=True):
    label: str


class Subscribe(OfTopic, frozen=True):
    protocol: str
    endpoint: str = ""
    attributes: dict[str, str] = {}
    return_subscription_arn: bool = False


class ConfirmSubscription(OfTopic, frozen=True):
    token: str
    authenticate_on_unsubscribe: str = "false"


class OfSubscription(Request, frozen=True):
    subscription_arn: str


class SetSubscriptionAttributes(OfSubscription, frozen=True):
    attribute_name: str
    attribute_value: str = ""


class ListSubscriptionsByTopic(OfTopic, frozen=True):
    next_token: str | None = None


class AttributeValue(Request, frozen=True):
    data_type: str
    string_value: str | None = None
    binary_value: bytes | None = None


class Published(Request, frozen=True):
    """What is said of a message, alone or in a batch."""

    message: str
    subject: str | None = None
    message_structure: str | None = None
    message_attributes: dict[str, AttributeValue] = {}
    message_deduplication_id: str | None = None
    message_group_id: str | None = None


class Publish(Published, frozen=True):
    topic_arn: str | None = None
    target_arn: str | None = None
    phone_number: str | None = None


class PublishEntry(Published, frozen=True, kw_only=True):
    id: str


class PublishBatch(OfTopic, frozen=True):
    publish_batch_request_entries: list[PublishEntry]


class OfResource(Request, frozen=True):
    resource_arn: str


class TagResource(OfResource, frozen=True):
    tags: list[Tag]


class UntagResource(OfResource, frozen=True):
    tag_keys: list[str]


class SetSMSAttributes(Request, frozen=True):
    attributes: dict[str, str] = field(name="attributes")


class GetSMSAttributes(Request, frozen=True):
    attributes: list[str] = field(default=[], name="attributes")


class OfPhone(Request, frozen=True):
    phone_number: str = field(name="phoneNumber")


class ListPhoneNumbersOptedOut(Request, frozen=True):
    next_token: str | None = field(default=None, name="nextToken")


class Nothing(Request, frozen=True):
    """Asked without parameters."""


class ListLetters(Request, frozen=True):
    """The lab's look into the inbox: of one address or number, of one kind, the newest first."""

    to: str = ""
    kind: str = ""


class ParcelAttribute(Request, frozen=True):
    name: str
    type: str
    value: bytes


class TakeParcel(Request, frozen=True):
    """How another account's topic hands over what it sends; `source` is its ARN."""

    source: str
    target: str
    body: bytes
    attributes: list[ParcelAttribute] = []
    group: str = ""
    deduplication: str = ""
    lineage: dict[str, int] = {}


class HearOfParcel(Request, frozen=True):
    """What came of it there; `code` is empty where it arrived."""

    ticket: str
    code: str = ""


class FollowLink(Request, frozen=True):
    """The lab's hand on a link of a letter: `confirm`, `unsubscribe` or `stop`, by whoever reads it, unsigned."""

    letter_id: str
    link: str
