"""SNS's operation table. A batch needs no permission of its own: it is asked about as each of its entries would be."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.sns import (
    confirming,
    ending,
    inbox,
    names,
    policies,
    publishing,
    requests,
    sending_abroad,
    subscribing,
    subscription_attributes,
    tagging,
    texting,
    topics,
)

Handler = Callable[[Context, Any], dict[str, Any]]


def _of_topic(name: str, request: type[msgspec.Struct], handle: Handler, *, action: str = "", **more: Any) -> Operation:
    """The row of an operation on one topic; what is asked of one in another account is carried out there."""
    action = f"sns:{action or name}"

    def handled(context: Context, asked: Any) -> dict[str, Any]:
        return {} if names.elsewhere(context, asked) else handle(context, asked)

    return Operation("sns", name, request, handled, names.arn, action, check=partial(names.reachable, action), **more)


def _of_account(name: str, request: type[msgspec.Struct], handle: Handler, **more: Any) -> Operation:
    return Operation("sns", name, request, handle, no_resource, f"sns:{name}", **more)


_SENT = ("signature-in-form-only", "delivered-within-the-region", "retries-without-jitter")

OPERATIONS = (
    Operation("lab", "ListLetters", requests.ListLetters, inbox.list_letters, no_resource, None, read_only=True),
    Operation("lab", "FollowLink", requests.FollowLink, inbox.follow_link, no_resource, None),
    Operation("lab", "TakeParcel", requests.TakeParcel, sending_abroad.take_parcel, no_resource, None),
    Operation("lab", "HearOfParcel", requests.HearOfParcel, sending_abroad.hear_of_parcel, no_resource, None),
    Operation(
        "sns",
        "CreateTopic",
        requests.CreateTopic,
        topics.create_topic,
        topics.made_arn,
        "sns:CreateTopic",
        keys=tagging.keys,
        also=tagging.also,
        differs=("topic-settings-told-only",),
    ),
    _of_topic("DeleteTopic", requests.OfTopic, topics.delete_topic),
    _of_account("ListTopics", requests.Listing, topics.list_topics, read_only=True),
    _of_topic("GetTopicAttributes", requests.OfTopic, topics.get_topic_attributes, read_only=True),
    _of_topic(
        "SetTopicAttributes",
        requests.SetTopicAttributes,
        topics.set_topic_attributes,
        differs=("topic-settings-told-only",),
    ),
    _of_topic("AddPermission", requests.AddPermission, policies.add_permission),
    _of_topic("RemovePermission", requests.RemovePermission, policies.remove_permission),
    _of_topic(
        "Subscribe",
        requests.Subscribe,
        subscribing.subscribe,
        keys=subscribing.keys,
        differs=("endpoints-of-the-lab", "letters-into-the-inbox"),
    ),
    _of_topic("ConfirmSubscription", requests.ConfirmSubscription, confirming.confirm_subscription),
    _of_topic("Unsubscribe", requests.OfSubscription, ending.unsubscribe, differs=("no-farewell",)),
    _of_topic(
        "GetSubscriptionAttributes",
        requests.OfSubscription,
        subscription_attributes.get_subscription_attributes,
        read_only=True,
    ),
    _of_topic(
        "SetSubscriptionAttributes",
        requests.SetSubscriptionAttributes,
        subscription_attributes.set_subscription_attributes,
        differs=("throttle-policy-told-only",),
    ),
    _of_account("ListSubscriptions", requests.Listing, subscribing.list_subscriptions, read_only=True),
    _of_topic(
        "ListSubscriptionsByTopic",
        requests.ListSubscriptionsByTopic,
        subscribing.list_subscriptions_by_topic,
        read_only=True,
    ),
    _of_topic("Publish", requests.Publish, publishing.publish, differs=_SENT),
    _of_topic("PublishBatch", requests.PublishBatch, publishing.publish_batch, action="Publish", differs=_SENT),
    _of_topic("TagResource", requests.TagResource, tagging.tag_resource, keys=tagging.keys),
    _of_topic("UntagResource", requests.UntagResource, tagging.untag_resource, keys=tagging.taken_keys),
    _of_topic("ListTagsForResource", requests.OfResource, tagging.list_tags_for_resource, read_only=True),
    _of_account(
        "SetSMSAttributes",
        requests.SetSMSAttributes,
        texting.set_sms_attributes,
        differs=("texts-cost-nothing",),
    ),
    _of_account("GetSMSAttributes", requests.GetSMSAttributes, texting.get_sms_attributes, read_only=True),
    _of_account(
        "CheckIfPhoneNumberIsOptedOut",
        requests.OfPhone,
        texting.check_if_phone_number_is_opted_out,
        read_only=True,
    ),
    _of_account(
        "ListPhoneNumbersOptedOut",
        requests.ListPhoneNumbersOptedOut,
        texting.list_phone_numbers_opted_out,
        read_only=True,
    ),
    _of_account("OptInPhoneNumber", requests.OfPhone, texting.opt_in_phone_number),
)
