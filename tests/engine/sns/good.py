"""A good call of each SNS operation, and what must be there before."""

from typing import Any

from tests.engine.sns.asking import ARN, create, let_in, subscribe
from tests.engine.sqs.good import create as create_queue
from tests.engine.support import ACCOUNT, REGION, Life

ORDERS = f"{ARN}:orders"
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:waiters"
SOUP = {"Message": "만두 2", "MessageAttributes": {"table": {"DataType": "Number", "StringValue": "7"}}}

SNS: dict[str, dict[str, Any]] = {
    "lab.FollowLink": {"LetterId": "{letter}", "Link": "confirm"},
    "lab.HearOfParcel": {"Ticket": "none", "Code": "AccessDenied"},
    "lab.ListLetters": {"To": "mina@example.com"},
    "lab.TakeParcel": {
        "Source": ORDERS.replace(ACCOUNT, "210987654321"),
        "Target": QUEUE,
        "Body": b"soup",
        "Attributes": [{"Name": "table", "Type": "Number", "Value": b"7"}],
    },
    "sns.AddPermission": {
        "TopicArn": ORDERS,
        "Label": "another-kitchen",
        "AWSAccountId": ["210987654321"],
        "ActionName": ["Publish"],
    },
    "sns.CheckIfPhoneNumberIsOptedOut": {"phoneNumber": "+821012345678"},
    "sns.ConfirmSubscription": {"TopicArn": ORDERS, "Token": "{token}", "AuthenticateOnUnsubscribe": "true"},
    "sns.CreateTopic": {
        "Name": "bills",
        "Attributes": {"DisplayName": "Bills"},
        "Tags": [{"Key": "team", "Value": "kitchen"}],
    },
    "sns.DeleteTopic": {"TopicArn": ORDERS},
    "sns.GetSMSAttributes": {"attributes": ["DefaultSMSType"]},
    "sns.GetSubscriptionAttributes": {"SubscriptionArn": "{subscription}"},
    "sns.GetTopicAttributes": {"TopicArn": ORDERS},
    "sns.ListPhoneNumbersOptedOut": {},
    "sns.ListSubscriptions": {},
    "sns.ListSubscriptionsByTopic": {"TopicArn": ORDERS},
    "sns.ListTagsForResource": {"ResourceArn": ORDERS},
    "sns.ListTopics": {},
    "sns.OptInPhoneNumber": {"phoneNumber": "+821012345678"},
    "sns.Publish": {"TopicArn": ORDERS, "Subject": "Table 7"} | SOUP,
    "sns.PublishBatch": {
        "TopicArn": ORDERS,
        "PublishBatchRequestEntries": [{"Id": "one"} | SOUP, {"Id": "two", "Message": "soup"}],
    },
    "sns.RemovePermission": {"TopicArn": ORDERS, "Label": "kitchen"},
    "sns.SetSMSAttributes": {"attributes": {"DefaultSMSType": "Transactional"}},
    "sns.SetSubscriptionAttributes": {
        "SubscriptionArn": "{subscription}",
        "AttributeName": "FilterPolicy",
        "AttributeValue": '{"table":[{"numeric":[">",3]}]}',
    },
    "sns.SetTopicAttributes": {"TopicArn": ORDERS, "AttributeName": "DisplayName", "AttributeValue": "Kitchen"},
    "sns.Subscribe": {
        "TopicArn": ORDERS,
        "Protocol": "sqs",
        "Endpoint": QUEUE.replace("waiters", "cooks"),
        "Attributes": {"RawMessageDelivery": "true"},
        "ReturnSubscriptionArn": True,
    },
    "sns.TagResource": {"ResourceArn": ORDERS, "Tags": [{"Key": "team", "Value": "kitchen"}]},
    "sns.Unsubscribe": {"SubscriptionArn": "{subscription}"},
    "sns.UntagResource": {"ResourceArn": ORDERS, "TagKeys": ["month"]},
}


def prepare(life: Life) -> None:
    """A topic that a queue has subscribed, and an address that has not confirmed yet."""
    create(life, "orders")
    url = create_queue(life, "waiters")
    let_in(life, url)
    subscribe(life, ORDERS, "sqs", QUEUE)
    subscribe(life, ORDERS, "email", "mina@example.com")
    for operation, params in (
        ("AddPermission", SNS["sns.AddPermission"] | {"Label": "kitchen"}),
        ("TagResource", {"ResourceArn": ORDERS, "Tags": [{"Key": "month", "Value": "May"}]}),
    ):
        outcome = life.call("sns", operation, params)
        assert outcome.refusal is None, outcome.refusal


def filled(life: Life, params: Any) -> Any:
    """Ids that only the account knows in their places, however deep."""
    if isinstance(params, dict):
        return {name: filled(life, each) for name, each in params.items()}
    if params not in ("{letter}", "{token}", "{subscription}"):
        return params
    state = life.cloud.state.parts[f"sns/{REGION}"]
    if params == "{letter}":
        return state.letters[0].id
    if params == "{token}":
        return next(iter(state.tokens))
    return f"{ORDERS}:{next(iter(state.subscriptions))}"
