"""A request to a function URL: the event it becomes, who may make it, and what stands in its way."""

import json
import re
from base64 import b64encode

import pytest
from msgspec import structs

from serverless_lab.engine import wiring
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.policy import Policy
from tests.engine.functions.good_urls import lets_in, url_id
from tests.engine.support import ACCOUNT, Life

ARN = f"arn:aws:lambda:ap-northeast-2:{ACCOUNT}:function:order-fn"
ANYBODY = Caller.anonymous()
MINA = f"arn:aws:iam::{ACCOUNT}:user/mina"


def statement(action, principal="*", **condition):
    made = {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": ARN}
    return made | ({"Condition": {"StringEquals": condition}} if condition else {})


BY_URL = statement("lambda:InvokeFunctionUrl", **{"lambda:FunctionUrlAuthType": "NONE"})
THROUGH_URL = statement("lambda:InvokeFunction") | {"Condition": {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}}


@pytest.fixture
def says(monkeypatch):
    """Lets the function's own policy be what a test says."""

    def say(*statements):
        policy = Policy("resource", "order-fn", {"Version": "2012-10-17", "Statement": list(statements)}, holder=ARN)
        monkeypatch.setitem(wiring.RESOURCE_POLICIES, "lambda", lambda context, arn: policy if arn == ARN else None)

    return say


class Web(Life):
    def __init__(self, auth_type="NONE"):
        super().__init__()
        self.create()
        made = self.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": auth_type})
        self.url_id = url_id(made.answer)

    def get(self, path="/", caller=ANYBODY, **params):
        told = {"UrlId": self.url_id, "Method": "GET", "Path": path, "SourceIp": "203.0.113.25"} | params
        return self.call("lab", "InvokeFunctionUrl", told, caller=caller, face="url")

    def event(self, outcome):
        assert outcome.refusal is None, outcome.refusal
        return json.loads(self.cloud.bodies.get(outcome.work[0].event_digest))


def headers(**given):
    return [{"Name": name.replace("_", "-"), "Value": value} for name, value in given.items()]


def test_the_whole_event_of_a_public_url(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    sent = headers(Host="shop.example", user_agent="curl/8", cookie="a=1; b=2", X_Order="1", connection="close")
    sent += headers(x_order="2", content_type="application/json; charset=utf-8")
    body = '{"dish": "만두"}'.encode()
    outcome = life.get(
        "/my/path%20here", Method="POST", Query="p=1&p=2&q=a%20b&empty=", Headers=sent, Body=body, Protocol="HTTP/1.1"
    )
    event = life.event(outcome)
    trace = event["headers"].pop("x-amzn-trace-id")
    assert re.fullmatch("Root=1-[0-9a-f]{8}-[0-9a-f]{24}", trace)
    assert event == {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/my/path%20here",
        "rawQueryString": "p=1&p=2&q=a%20b&empty=",
        "cookies": ["a=1", "b=2"],
        "headers": {
            "host": "shop.example",
            "user-agent": "curl/8",
            "x-order": "1,2",
            "content-type": "application/json; charset=utf-8",
        },
        "queryStringParameters": {"p": "1,2", "q": "a b", "empty": ""},
        "requestContext": {
            "accountId": "anonymous",
            "apiId": life.url_id,
            "domainName": f"{life.url_id}.lambda-url.ap-northeast-2.on.aws",
            "domainPrefix": life.url_id,
            "http": {
                "method": "POST",
                "path": "/my/path%20here",
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.25",
                "userAgent": "curl/8",
            },
            "requestId": outcome.work[0].request_id,
            "routeKey": "$default",
            "stage": "$default",
            "time": "21/Sep/2026:14:13:23 +0000",
            "timeEpoch": 1_790_000_003_000,
        },
        "body": '{"dish": "만두"}',
        "isBase64Encoded": False,
    }


def test_what_was_not_sent_is_not_told(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    event = life.event(life.get())
    assert {"cookies", "queryStringParameters", "body"} & event.keys() == set()
    assert (event["rawQueryString"], event["isBase64Encoded"]) == ("", False)


@pytest.mark.parametrize(
    ("content_type", "body", "told"),
    [
        ("text/plain", b"soup", ("soup", False)),
        ("application/xml", b"<a/>", ("<a/>", False)),
        ("application/vnd.api+json", b"{}", ("{}", False)),
        ("application/javascript", b"1", ("1", False)),
        ("application/x-www-form-urlencoded", b"a=1", (b64encode(b"a=1").decode(), True)),
        ("application/octet-stream", b"\x00\xff", ("AP8=", True)),
        ("", b"soup", (b64encode(b"soup").decode(), True)),
        ("text/plain", b"\xff", ("/w==", True)),
    ],
)
def test_bodies(says, content_type, body, told):
    says(BY_URL, THROUGH_URL)
    life = Web()
    sent = headers(content_type=content_type) if content_type else []
    event = life.event(life.get(Method="POST", Body=body, Headers=sent))
    assert (event["body"], event["isBase64Encoded"]) == told


def test_who_signed_is_told():
    life = Web("AWS_IAM")
    told = life.event(life.get(caller=life.cloud.root))["requestContext"]
    assert told["accountId"] == ACCOUNT
    assert told["authorizer"]["iam"] == {
        "accessKey": "",
        "accountId": ACCOUNT,
        "callerId": ACCOUNT,
        "cognitoIdentity": None,
        "principalOrgId": None,
        "userArn": f"arn:aws:iam::{ACCOUNT}:root",
        "userId": ACCOUNT,
    }


def test_a_user_is_told_with_its_id(says):
    life = Web("AWS_IAM")
    life.call("iam", "CreateUser", {"UserName": "mina"})
    by = {"AWS": MINA}
    says(statement("lambda:InvokeFunctionUrl", by), statement("lambda:InvokeFunction", by))
    outcome = life.get(caller=Caller.user(MINA))
    iam = life.event(outcome)["requestContext"]["authorizer"]["iam"]
    assert (iam["userArn"], iam["userId"][:4]) == (MINA, "AIDA")


def test_the_answer_comes_with_the_report(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    outcome = life.get()
    assert outcome.answer == {"StatusCode": 200, "ExecutedVersion": "$LATEST"}
    assert life.finish(outcome.work[0], payload=b'"hi"').answer["Payload"] == b'"hi"'
    assert life.function.invocations[-1].request_id == outcome.work[0].request_id


@pytest.mark.parametrize(
    ("statements", "action"),
    [
        ([], "lambda:InvokeFunctionUrl"),
        ([BY_URL], "lambda:InvokeFunction"),
        ([THROUGH_URL], "lambda:InvokeFunctionUrl"),
        ([statement("lambda:InvokeFunctionUrl", **{"lambda:FunctionUrlAuthType": "AWS_IAM"}), THROUGH_URL], ""),
        ([BY_URL, statement("lambda:InvokeFunction", {"AWS": ACCOUNT})], "lambda:InvokeFunction"),
        ([BY_URL, THROUGH_URL, statement("lambda:InvokeFunctionUrl") | {"Effect": "Deny"}], "lambda:InvokeFunctionUrl"),
    ],
)
def test_a_public_url_needs_both_statements(says, statements, action):
    says(*statements)
    life = Web()
    before = life.cloud.clone().state.parts
    outcome = life.get()
    assert outcome.refusal.code == "AccessDenied"
    assert outcome.decision.allowed is False
    assert outcome.decision.action == (action or "lambda:InvokeFunctionUrl")
    assert (outcome.work, life.cloud.state.parts) == ([], before)


def test_the_address_somebody_calls_from_can_be_asked_for(says):
    near = BY_URL | {"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}
    says(near, THROUGH_URL)
    life = Web()
    assert life.get().refusal is None
    assert life.get(SourceIp="192.0.2.7").refusal.code == "AccessDenied"


def test_who_must_sign_and_has_not_is_refused_whatever_the_policy_says(says):
    says(statement("lambda:*"))
    life = Web("AWS_IAM")
    outcome = life.get()
    assert (outcome.refusal.code, outcome.refusal.hint) == ("AccessDeniedException", "url-not-signed")
    assert outcome.refusal.message.startswith("Forbidden.")


def test_an_identity_policy_is_enough_within_the_account():
    life = Web("AWS_IAM")
    life.call("iam", "CreateUser", {"UserName": "mina"})
    assert life.get(caller=Caller.user(MINA)).refusal.code == "AccessDenied"
    for actions, expected in (
        (["lambda:InvokeFunctionUrl"], "AccessDenied"),
        (["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"], ""),
    ):
        document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": ARN}]}
        policy = {"UserName": "mina", "PolicyName": "call", "PolicyDocument": json.dumps(document)}
        life.call("iam", "PutUserPolicy", policy)
        refusal = life.get(caller=Caller.user(MINA)).refusal
        assert (refusal.code if refusal else "") == expected


def test_another_account_needs_the_word_of_both(says):
    life = Web("AWS_IAM")
    visitor = Caller.user("arn:aws:iam::222222222222:user/bada")
    by = {"AWS": "222222222222"}
    says(statement("lambda:InvokeFunctionUrl", by), statement("lambda:InvokeFunction", by))
    assert life.get(caller=visitor).refusal.code == "AccessDenied"
    assert life.get(caller=structs.replace(visitor, home="denied")).refusal.code == "AccessDenied"
    assert life.get(caller=structs.replace(visitor, home="allowed")).refusal is None
    says(statement("lambda:InvokeFunctionUrl", by))
    assert life.get(caller=structs.replace(visitor, home="allowed")).refusal.code == "AccessDenied"


def test_an_address_of_nobody():
    life = Web()
    before = life.cloud.clone().state.parts
    outcome = life.get(UrlId="a" * 32)
    assert (outcome.refusal.code, outcome.refusal.hint) == ("AccessDeniedException", "no-function-url")
    assert life.cloud.state.parts == before


def test_an_event_over_the_limit(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    outcome = life.get(Method="POST", Body=b"a" * (6 << 20), Headers=headers(content_type="text/plain"))
    assert outcome.refusal.code == "RequestTooLargeException"


def test_a_function_that_may_not_run_is_throttled(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0})
    assert life.get().refusal.code == "TooManyRequestsException"


def test_replay_builds_the_same_event(says):
    says(BY_URL, THROUGH_URL)
    life = Web()
    life.finish(life.get("/a", Query="b=c").work[0])
    life.get("/refused", UrlId="b" * 32)
    assert life.replayed().encode() == life.cloud.encode()


def test_the_url_of_an_alias_runs_its_version_and_asks_its_policy():
    life = Web()
    life.call("lambda", "PublishVersion", {"FunctionName": "order-fn"})
    live = {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "1"}
    life.call("lambda", "CreateAlias", live)
    on_live = {"FunctionName": "order-fn", "Qualifier": "live"}
    made = life.call("lambda", "CreateFunctionUrlConfig", on_live | {"AuthType": "NONE"})
    life.url_id = url_id(made.answer)
    for each in lets_in():
        life.call("lambda", "AddPermission", {"FunctionName": "order-fn"} | each)
    assert life.get().decision.resource == f"{ARN}:live"
    assert life.get().refusal.code == "AccessDenied"
    for each in lets_in():
        life.call("lambda", "AddPermission", on_live | each)
    outcome = life.get()
    assert outcome.answer["ExecutedVersion"] == "1"
    assert (outcome.work[0].version, outcome.work[0].function_arn) == ("1", f"{ARN}:live")
