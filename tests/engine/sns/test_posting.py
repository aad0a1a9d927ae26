"""http and https endpoints: the URL of a function is posted to, and tried again by the delivery policy."""

import json

import pytest

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import NotificationsSent
from serverless_lab.engine.services.sns import delivery_policies
from tests.engine.functions.calling import FAILED
from tests.engine.sns.asking import QUEUES, create, let_in, lucky, messages, publish, refused, state, subscribe, told
from tests.engine.sqs.asking import create as create_queue


@pytest.fixture
def life():
    life = lucky()
    life.create()
    return life


@pytest.fixture
def orders(life):
    return create(life, "orders")


@pytest.fixture
def url(life):
    made = life.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": "NONE"}).answer
    for action, more in (
        ("lambda:InvokeFunctionUrl", {"FunctionUrlAuthType": "NONE"}),
        ("lambda:InvokeFunction", {"InvokedViaFunctionUrl": True}),
    ):
        permission = {"FunctionName": "order-fn", "StatementId": action[7:], "Action": action, "Principal": "*"} | more
        assert life.call("lambda", "AddPermission", permission).refusal is None
    return made["FunctionUrl"]


def work_of(life):
    """The run that began now; its event."""
    (work,) = life.call("lab", "Tick").work
    return work, json.loads(life.cloud.bodies.get(work.event_digest))


def answer(life, work, status=200):
    payload = json.dumps({"statusCode": status}).encode()
    return life.finish(work, payload=payload, InitMs=0.0, Phases={}, DurationMs=0.0)


@pytest.fixture
def subscription(life, orders, url):
    """Confirmed with the token that came to it."""
    arn = subscribe(life, orders, "https", f"{url}orders?x=1")
    work, event = work_of(life)
    asked = json.loads(event["body"])
    assert event["headers"]["x-amz-sns-message-type"] == "SubscriptionConfirmation"
    assert told(life, "ConfirmSubscription", TopicArn=orders, Token=asked["Token"]) == {"SubscriptionArn": arn}
    answer(life, work)
    return arn


def told_of(outcome):
    return [each for each in outcome.news if isinstance(each, NotificationsSent)]


def test_a_request_as_sns_makes_it(life, orders, subscription):
    message_id = publish(life, orders, "만두", Subject="7").answer["MessageId"]
    work, event = work_of(life)
    assert (event["rawPath"], event["rawQueryString"], event["requestContext"]["http"]["method"]) == (
        "/orders",
        "x=1",
        "POST",
    )
    wanted = {
        "x-amz-sns-message-type": "Notification",
        "x-amz-sns-message-id": message_id,
        "x-amz-sns-topic-arn": orders,
        "x-amz-sns-subscription-arn": subscription,
        "content-type": "text/plain; charset=UTF-8",
        "user-agent": "Amazon Simple Notification Service Agent",
    }
    assert wanted.items() <= event["headers"].items()
    assert json.loads(event["body"])["Message"] == "만두"
    (news,) = told_of(answer(life, work))
    assert (len(news.delivered), state(life).attempts) == (1, {})


def test_raw_messages_and_content_types(life, orders, subscription):
    policy = json.dumps({"requestPolicy": {"headerContentType": "application/json"}})
    for name, value in (("RawMessageDelivery", "true"), ("DeliveryPolicy", policy)):
        told(life, "SetSubscriptionAttributes", SubscriptionArn=subscription, AttributeName=name, AttributeValue=value)
    publish(life, orders, '{"menu": "soup"}')
    _, event = work_of(life)
    assert (event["body"], event["headers"]["x-amz-sns-rawdelivery"]) == ('{"menu": "soup"}', "true")
    assert event["headers"]["content-type"] == "application/json"


def test_what_fails_comes_again_by_the_policy_and_is_buried(life, orders, subscription):
    lost = create_queue(life, "lost")
    let_in(life, lost)
    retry = {
        "numRetries": 4,
        "numNoDelayRetries": 1,
        "numMinDelayRetries": 1,
        "minDelayTarget": 5,
        "maxDelayTarget": 40,
    }
    for name, value in (
        ("RedrivePolicy", {"deadLetterTargetArn": f"{QUEUES}:lost"}),
        ("DeliveryPolicy", {"healthyRetryPolicy": retry}),
    ):
        change = {"AttributeName": name, "AttributeValue": json.dumps(value)}
        told(life, "SetSubscriptionAttributes", SubscriptionArn=subscription, **change)
    publish(life, orders, "soup")
    waits = []
    for status in (500, 503, 429, 500, 500):
        while not (works := life.advance(1).work):
            pass
        outcome = answer(life, works[0], status)
        waits += [(each.due - outcome.entry.at) // SECOND for each in state(life).attempts.values()]
        assert bool(told_of(outcome)) is (state(life).attempts == {})
    (news,) = told_of(outcome)
    assert ([*news.failed.values()], [*news.buried.values()]) == (["500"], [""])
    assert waits == [0, 5, 5, 40]
    assert messages(life, lost) == ["soup"]


def test_what_the_function_does_not_want_is_not_tried_again(life, orders, subscription):
    publish(life, orders)
    work, _ = work_of(life)
    (news,) = told_of(answer(life, work, 404))
    assert [*news.failed.values()] == ["404"]


def test_an_error_of_the_function_is_a_bad_gateway(life, orders, subscription):
    publish(life, orders)
    work, _ = work_of(life)
    outcome = life.finish(work, status="error", payload=FAILED, InitMs=0.0, Phases={}, DurationMs=0.0)
    (attempt,) = state(life).attempts.values()
    assert (attempt.sent, attempt.due - outcome.entry.at) == (1, 20 * SECOND)


def test_who_may_not_call_the_url(life, orders, subscription):
    life.call("lambda", "RemovePermission", {"FunctionName": "order-fn", "StatementId": "InvokeFunctionUrl"})
    publish(life, orders)
    (news,) = told_of(life.call("lab", "Tick"))
    assert [*news.failed.values()] == ["403"]


def test_a_url_that_is_gone(life, orders, subscription):
    life.call("lambda", "DeleteFunctionUrlConfig", {"FunctionName": "order-fn"})
    publish(life, orders)
    news = [each for _ in range(5) for each in told_of(life.advance(20))]
    assert [[*each.failed.values()] for each in news] == [["NoConnection"]]


def test_a_subscription_that_ends_meanwhile(life, orders, subscription):
    publish(life, orders)
    work, _ = work_of(life)
    told(life, "Unsubscribe", SubscriptionArn=subscription)
    assert told_of(answer(life, work, 500)) == []
    assert state(life).attempts == {}


def test_urls_of_functions_only(life, orders, url):
    params = {"TopicArn": orders, "Protocol": "https", "Endpoint": url.replace(url[8:16], "00000000")}
    assert refused(life, "Subscribe", **params)[0] == "NotSimulatedException"


RETRY = json.loads(delivery_policies.effective(""))["http"]["defaultHealthyRetryPolicy"]


@pytest.mark.parametrize(
    ("changes", "delays"),
    [
        ({}, [20, 20, 20]),
        ({"maxDelayTarget": 40}, [20, 30, 40]),  # the example of AWS's guide
        ({"numNoDelayRetries": 2}, [0, 0, 20]),
        ({"numRetries": 6, "minDelayTarget": 1, "maxDelayTarget": 11, "numMaxDelayRetries": 2}, [1, 4, 8, 11, 11, 11]),
        (
            {"numRetries": 4, "minDelayTarget": 1, "maxDelayTarget": 8, "backoffFunction": "geometric"},
            [1, 2, 4, 8],
        ),
        (
            {"numRetries": 4, "minDelayTarget": 1, "maxDelayTarget": 8, "backoffFunction": "exponential"},
            [1, 2, 4, 8],
        ),
        (
            {"numRetries": 4, "minDelayTarget": 1, "maxDelayTarget": 13, "backoffFunction": "arithmetic"},
            [1, 3, 7, 13],
        ),
        ({"numRetries": 1, "minDelayTarget": 3, "maxDelayTarget": 9}, [3]),
        ({"numRetries": 0}, []),
    ],
)
def test_the_phases_of_a_delivery_policy(changes, delays):
    assert delivery_policies.delays(RETRY | changes) == delays


@pytest.mark.parametrize(
    ("policy", "reason"),
    [
        (
            {"healthyRetryPolicy": {"numRetries": -1}},
            "healthyRetryPolicy.numRetries must be greater than or equal to 0",
        ),
        ({"healthyRetryPolicy": {"minDelayTarget": 0}}, "minDelayTarget must be greater than or equal to 1"),
        ({"healthyRetryPolicy": {"maxDelayTarget": 3_601}}, "maxDelayTarget must be less than or equal to 3600"),
        ({"healthyRetryPolicy": {"minDelayTarget": 30}}, "must be greater than or equal to healthyRetryPolicy.minDela"),
        ({"healthyRetryPolicy": {"numNoDelayRetries": 4}}, "must be greater than or equal to the sum of the retries"),
        ({"healthyRetryPolicy": {"backoffFunction": "hope"}}, "must be one of arithmetic, exponential, geometric, lin"),
        ({"healthyRetryPolicy": {"numRetries": 100, "maxDelayTarget": 100}}, "must not take longer than 3600 seconds"),
        ({"throttlePolicy": {"maxReceivesPerSecond": 0}}, "maxReceivesPerSecond must be greater than or equal to 1"),
        ({"requestPolicy": {"headerContentType": "image/png"}}, "is not one of the content types that can be sent"),
        ({"guaranteed": 1}, "guaranteed must be true or false"),
        ({"http": {}}, "Unexpected JSON member: http"),
    ],
)
def test_delivery_policies_that_are_refused(life, orders, subscription, policy, reason):
    change = {"AttributeName": "DeliveryPolicy", "AttributeValue": json.dumps(policy)}
    assert reason in refused(life, "SetSubscriptionAttributes", SubscriptionArn=subscription, **change)[1]


def test_a_topic_may_overrule_its_subscriptions():
    topic = json.dumps({"http": {"disableSubscriptionOverrides": True, "defaultHealthyRetryPolicy": {"numRetries": 1}}})
    own = json.dumps({"healthyRetryPolicy": {"numRetries": 5}})
    assert delivery_policies.read(topic, own).delays == (20,)
    assert delivery_policies.read("", own).delays == (20,) * 5
