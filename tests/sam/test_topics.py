"""Topics in templates: what is made of them, and how an account tells them."""

import json
from typing import Any

from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.sam import exporting, plan, yaml_text
from serverless_lab.sam.carrying_out import carry_out
from serverless_lab.sam.code import open_upload
from serverless_lab.sam.rehearsal import Rehearsal
from tests.engine.support import ACCOUNT, REGION, Life
from tests.sam import oracle
from tests.sam.accounts import TOPIC, again, left, made, refusal, shop, template, text_of
from tests.sam.everything import EVERYTHING
from tests.sam.lives import live

SUBSCRIBED = """\
ToldSubscription:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref ToldTopic
    Protocol: lambda
    Endpoint: !Ref OrderFnFunction.Alias
    FilterPolicy:
      kind:
      - menu
    FilterPolicyScope: MessageBody
ToldSubscription2:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref ToldTopic
    Protocol: https
    Endpoint: !GetAtt OrderFnFunctionUrl.FunctionUrl
ToldSubscription3:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref ToldTopic
    Protocol: https
    Endpoint: !Sub ${OrderFnFunctionUrl.FunctionUrl}told/${!here}?a=1
    RawMessageDelivery: true
    RedrivePolicy:
      deadLetterTargetArn: !GetAtt LostQueue.Arn
    DeliveryPolicy:
      healthyRetryPolicy:
        numRetries: 4
ToldSubscription4:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref ToldTopic
    Protocol: https
    Endpoint: !GetAtt KitchenFnUrl.FunctionUrl
ToldSubscription5:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref ToldTopic
    Protocol: sms
    Endpoint: '+821012345678'
"""


def test_who_hears_of_a_topic_is_referred_to_and_who_has_to_agree_is_named() -> None:
    life = shop()
    topic, lost = f"arn:aws:sns:{REGION}:{ACCOUNT}:told", f"arn:aws:sqs:{REGION}:{ACCOUNT}:lost"
    life.call("sns", "CreateTopic", {"Name": "told", "Attributes": {"DeliveryPolicy": "{}"}})
    life.call("sqs", "CreateQueue", {"QueueName": "lost"})
    life.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": "kitchen-fn", "AuthType": "NONE"})
    urls = {each.function: key for key, each in life.cloud.state.parts[f"lambda/{REGION}"].urls.items()}
    order, kitchen = (f"://{urls[each]}.lambda-url.{REGION}.on.aws" for each in ("order-fn", "kitchen-fn"))
    more = {
        "RawMessageDelivery": "true",
        "RedrivePolicy": json.dumps({"deadLetterTargetArn": lost}),
        "DeliveryPolicy": json.dumps({"healthyRetryPolicy": {"numRetries": 4}}),
    }
    wanted = {"FilterPolicy": '{"kind": ["menu"]}', "FilterPolicyScope": "MessageBody"}
    for protocol, endpoint, attributes in (
        ("lambda", f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn:live", wanted),
        ("https", f"https{order}/", {}),
        ("https", f"https{order}/told/${{here}}?a=1", more),
        ("https", f"https{kitchen}/", {}),
        ("http", f"http{order}/", {}),
        ("sms", "+821012345678", {}),
    ):
        params = {"TopicArn": topic, "Protocol": protocol, "Endpoint": endpoint, "Attributes": attributes}
        assert life.call("sns", "Subscribe", params).refusal is None
    life.call("sns", "SetSMSAttributes", {"attributes": {"DefaultSMSType": "Transactional"}})
    exported = exporting.export(life.cloud)
    found = {name: body for name, body in exported.template["Resources"].items() if "Subscription" in name}
    assert yaml_text.write(found) == SUBSCRIBED
    assert [each for each in left(life) if each[0] != "other-roles"] == [
        ("topic-delivery", "told"),
        ("texting", "DefaultSMSType"),
        ("confirmation", f"told: https https{order}/"),
        ("confirmation", f"told: https https{order}/told/${{here}}?a=1"),
        ("confirmation", f"told: https https{kitchen}/"),
        ("endpoint-elsewhere", f"told: http http{order}/"),
    ]
    assert text_of(again(exported)) == text_of(exported)
    assert oracle.of_aws(text_of(exported))


def test_topics_are_what_the_template_says() -> None:
    target, done = made(EVERYTHING)
    refs = {each.resource.id: each.made for each in done}
    state = target.state.parts[f"sns/{REGION}"]
    topic, arn = state.topics["told"], f"arn:aws:sns:{REGION}:{ACCOUNT}:told"
    settings = topic.settings
    assert (refs["Told"].ref, refs["Told"].attributes) == (arn, {"TopicArn": arn, "TopicName": "told"})
    assert (settings.display, settings.signature, settings.largest, topic.tags) == (
        "What is cooked",
        "2",
        2048,
        {"team": "hall"},
    )
    role = f"arn:aws:iam::{ACCOUNT}:role/{refs['OrderFnRole'].ref}"
    assert settings.feedback == {"HTTPFailureFeedbackRoleArn": role}
    assert f'"Resource": "{arn}"' in settings.policy
    found = {each.protocol: each for each in state.subscriptions.values()}
    url = next(iter(target.state.parts[f"lambda/{REGION}"].urls))
    assert {protocol: (each.endpoint, each.confirmed) for protocol, each in found.items()} == {
        "email": ("mina@example.com", False),
        "sms": ("+821012345678", True),
        "sqs": (f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders", True),
        "https": (f"https://{url}.lambda-url.{REGION}.on.aws/", False),
        "lambda": (f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn:live", True),
    }
    assert refs["Posted"].ref == f"{arn}:{found['https'].id}"
    heard = found["sqs"]
    assert (heard.raw, heard.scope, heard.redrive) == (True, "MessageBody", refs["Lost"].attributes["Arn"])
    assert heard.filter == '{"dish": {"name": ["soup", {"anything-but": ["tea"]}]}}'
    assert (found["lambda"].filter, found["https"].delivery) == (
        '{"kind": ["menu"]}',
        '{"healthyRetryPolicy": {"numRetries": 5}}',
    )


def test_topics_and_subscriptions_that_are_there_are_kept_as_they_are() -> None:
    fifo = "  Turn: {Type: AWS::SNS::Topic, Properties: {FifoTopic: true, ContentBasedDeduplication: true}}\n"
    _target, (turn,) = made(template(fifo))
    assert turn.made.attributes["TopicName"].endswith(".fifo")
    mail = """
  M:
    Type: AWS::SNS::Subscription
    Properties: {TopicArn: !Ref A, Protocol: email, Endpoint: mina@example.com}
"""
    _target, done = made(template(TOPIC + TOPIC.replace("A:", "B:") + mail + mail.replace("M:", "N:")))
    assert [each.made.how for each in done] == ["made", "kept", "made", "kept"]
    other = TOPIC.replace("A:", "B:").replace("t}", "t, DisplayName: other}")
    assert refusal(template(TOPIC + other)) == ("B", "CreateTopic", "InvalidParameter")


EVENTS = """\
ShoutedTopic:
  Type: SNS
  Properties:
    Topic: !Ref ShoutedTopic
ToldTopic:
  Type: SNS
  Properties:
    Topic: !Ref ToldTopic
    FilterPolicy:
      kind:
      - menu
    RedrivePolicy:
      deadLetterTargetArn: !GetAtt LostQueue.Arn
"""


def test_a_function_that_a_topic_calls_says_so_as_its_event() -> None:
    life = shop()
    life.call("sqs", "CreateQueue", {"QueueName": "lost"})
    redrive = json.dumps({"deadLetterTargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:lost"})
    more = {"FilterPolicy": '{"kind": ["menu"]}', "RedrivePolicy": redrive}
    for name, attributes in (("told", more), ("shouted", {}), ("silent", {}), ("half", {})):
        topic = life.call("sns", "CreateTopic", {"Name": name}).answer["TopicArn"]
        endpoint = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn:live"
        params = {"TopicArn": topic, "Protocol": "lambda", "Endpoint": endpoint, "Attributes": attributes}
        life.call("sns", "Subscribe", params)
        said = {"FunctionName": "order-fn", "Qualifier": "live", "StatementId": name, "SourceArn": topic}
        said |= {"Action": "lambda:InvokeFunction", "Principal": "sns.amazonaws.com"}
        if name != "silent":
            of_half = {"SourceAccount": ACCOUNT} if name == "half" else {}
            assert life.call("lambda", "AddPermission", said | of_half).refusal is None
    exported = exporting.export(life.cloud)
    resources = exported.template["Resources"]
    assert yaml_text.write(resources["OrderFnFunction"]["Properties"]["Events"]) == EVENTS
    assert (exported.types["AWS::SNS::Subscription"], exported.types["AWS::Lambda::Permission"]) == (2, 2)
    assert resources["OrderFnPermission2"]["Properties"]["SourceArn"] == {"Ref": "HalfTopic"}
    assert text_of(again(exported)) == text_of(exported)
    assert oracle.of_aws(text_of(exported))["OrderFnFunctionToldTopicPermission"]


def test_topics_come_back_with_all_that_was_said_of_them() -> None:
    """Held to the account itself: a template could leave the same out twice."""
    life = Life()
    subscribed = [("subscribe", topic, endpoint, FILTER, True, True) for topic in TOPICS for endpoint in ENDPOINTS]
    live(life, [*(("topic", name, "주문", True, True) for name in TOPICS), *subscribed])
    target = Rehearsal(Life("another seed").cloud)
    upload = open_upload("template.zip", exporting.export(life.cloud).packed())
    carry_out(plan.read(upload), target, "again", {})
    assert _said(target.state.parts[f"sns/{REGION}"]) == _said(life.cloud.state.parts[f"sns/{REGION}"])


TOPICS = ("told", "shouted", "turn.fifo")
ENDPOINTS = ("orders", "order-fn", "order-fn:live", "email", "sms", "url")
FILTER = '{"kind": ["menu", {"numeric": [">", 5.5]}]}'


def _said(state: SnsState) -> dict[str, Any]:
    """URLs have another address in every account."""
    found: dict[str, Any] = {}
    for name, topic in state.topics.items():
        settings = {each: getattr(topic.settings, each) for each in topic.settings.__struct_fields__}
        found[name] = (topic.fifo, topic.tags, settings | {"policy": json.loads(settings["policy"] or "{}")})
    for each in state.subscriptions.values():
        endpoint = each.endpoint.partition(".")[2] if each.protocol == "https" else each.endpoint
        documents = [json.loads(text or "{}") for text in (each.filter, each.redrive_text, each.delivery)]
        said = (each.protocol, endpoint, each.raw, each.scope, each.redrive, each.confirmed, documents)
        found.setdefault(f"{each.topic} of", []).append(said)
    return {name: sorted(said, key=str) if isinstance(said, list) else said for name, said in found.items()}
