"""What is done in a random account. What is refused is no failure: accounts are full of what was refused."""

import json
from typing import Any

from serverless_lab.engine.outcome import Outcome
from tests.engine.support import ACCOUNT, REGION, Life, trust_policy
from tests.sam.accounts import package
from tests.sam.networks import Network

_SERVICE_ROLE = "arn:aws:iam::aws:policy/service-role"
BASIC = f"{_SERVICE_ROLE}/AWSLambdaBasicExecutionRole"
POLLS = f"{_SERVICE_ROLE}/AWSLambdaSQSQueueExecutionRole"
NETWORK = f"{_SERVICE_ROLE}/AWSLambdaVPCAccessExecutionRole"


class Doing:
    """One action, the `number`-th."""

    def __init__(self, life: Life, number: int) -> None:
        self.life, self.number = life, number

    def do(self, kind: str, *given: Any) -> None:
        getattr(self, kind.replace("-", "_"))(*given)

    def call(self, operation: str, **params: Any) -> Outcome:
        return self.life.call("lambda", operation, {name: each for name, each in params.items() if each is not None})

    def role(self, name: str, said: str, fenced: bool, path: str) -> None:
        params = {"RoleName": name, "AssumeRolePolicyDocument": trust_policy("lambda.amazonaws.com"), "Path": path}
        document = allowing("s3:*", f"arn:aws:s3:::{ACCOUNT}-menu/${{aws:username}}/*")
        policy = self.life.call("iam", "CreatePolicy", {"PolicyName": f"of-{name}", "PolicyDocument": document})
        tags = [{"Key": "said", "Value": "".join(each for each in said if each.isalnum())}]
        fence = {"PermissionsBoundary": f"arn:aws:iam::{ACCOUNT}:policy/of-{name}"} if fenced else {}
        self.life.call("iam", "CreateRole", params | fence | {"Tags": tags})
        for arn in (BASIC, NETWORK, POLLS, policy.answer["Policy"]["Arn"] if policy.answer else BASIC):
            self.life.call("iam", "AttachRolePolicy", {"RoleName": name, "PolicyArn": arn})

    def policy(self, role: str, name: str, said: str) -> None:
        document = allowing("lambda:*", f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:*", said)
        params = {"RoleName": role, "PolicyName": name, "PolicyDocument": document}
        self.life.call("iam", "PutRolePolicy", params)

    def layer(self, name: str, code: dict[str, str], said: str) -> None:
        content = {"ZipFile": package(**{f"python/{each}": text for each, text in code.items()})}
        made = self.call("PublishLayerVersion", LayerName=name, Content=content, Description=said)
        named = {"LayerName": name, "VersionNumber": made.answer["Version"], "StatementId": "all"}
        self.call("AddLayerVersionPermission", **named, Action="lambda:GetLayerVersion", Principal="*")

    def forget_layer(self, name: str, number: int) -> None:
        self.call("DeleteLayerVersion", LayerName=name, VersionNumber=number)

    def create(self, name: str, role: str, code: dict[str, str], settings: dict[str, Any], arm: bool) -> None:
        role_arn = f"arn:aws:iam::{ACCOUNT}:role/{role}"
        more = settings | ({"Architectures": ["arm64"]} if arm else {})
        self.call(
            "CreateFunction",
            FunctionName=name,
            Role=role_arn,
            Runtime="python3.13",
            Handler="app.handler",
            Code={"ZipFile": package(**code)},
            **more,
        )

    def change(self, name: str, settings: dict[str, Any]) -> None:
        self.call("UpdateFunctionConfiguration", FunctionName=name, **settings)

    def publish(self, name: str, said: str) -> None:
        self.call("PublishVersion", FunctionName=name, Description=said or None)

    def alias(self, name: str, alias: str, version: str | None, said: str) -> None:
        self.call("CreateAlias", FunctionName=name, Name=alias, FunctionVersion=version or "1", Description=said)

    def share(self, name: str, alias: str) -> None:
        self.call("UpdateAlias", FunctionName=name, Name=alias, RoutingConfig={"AdditionalVersionWeights": {"1": 0.25}})

    def url(self, name: str, qualifier: str | None, auth: str, opened: bool) -> None:
        cors = {"AllowOrigins": ["*"], "MaxAge": 5} if opened else None
        self.call("CreateFunctionUrlConfig", FunctionName=name, Qualifier=qualifier, AuthType=auth, Cors=cors)
        common = {"FunctionName": name, "Qualifier": qualifier, "Principal": "*"}
        if opened:
            for action, condition in (
                ("lambda:InvokeFunctionUrl", {"FunctionUrlAuthType": "NONE"}),
                ("lambda:InvokeFunction", {"InvokedViaFunctionUrl": True}),
            ):
                sid = f"url-{self.number}-{len(action)}"
                self.call("AddPermission", **common, StatementId=sid, Action=action, **condition)

    def let(self, name: str, qualifier: str | None, who: str) -> None:
        source = f"arn:aws:s3:::menu-{self.number}" if who.startswith("s3") else None
        source = f"arn:aws:sns:{REGION}:{ACCOUNT}:told" if who.startswith("sns") else source
        self.call(
            "AddPermission",
            FunctionName=name,
            Qualifier=qualifier,
            StatementId=f"let-{self.number}",
            Action="lambda:InvokeFunction",
            Principal=who,
            SourceArn=source,
            SourceAccount=ACCOUNT if source and who.startswith("s3") else None,
        )

    def events(self, name: str, qualifier: str | None, target: str, retries: int) -> None:
        arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{target}"
        self.call(
            "PutFunctionEventInvokeConfig",
            FunctionName=name,
            Qualifier=qualifier,
            MaximumRetryAttempts=retries,
            DestinationConfig={"OnFailure": {"Destination": arn}} if target != name else None,
        )

    def concurrency(self, name: str, qualifier: str | None, number: int) -> None:
        if qualifier is None:
            self.call("PutFunctionConcurrency", FunctionName=name, ReservedConcurrentExecutions=number)
            return
        params = {"FunctionName": name, "Qualifier": qualifier, "ProvisionedConcurrentExecutions": number}
        self.call("PutProvisionedConcurrencyConfig", **params)

    def tags(self, name: str, tags: dict[str, str]) -> None:
        plain = {key: value for key, value in tags.items() if not set(value) & set("${}#'")}
        self.call("TagResource", Resource=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}", Tags=plain)

    def queue(self, name: str, seconds: int, dead: bool, told: bool) -> None:
        """With dead letters elsewhere, and with a policy, where these can be."""
        target = "lost" if name == "orders" else "none"
        redrive = {"deadLetterTargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{target}", "maxReceiveCount": 3}
        attributes = {"VisibilityTimeout": str(seconds), "DelaySeconds": str(seconds // 10)}
        attributes |= {"FifoQueue": "true", "ContentBasedDeduplication": "true"} if name.endswith(".fifo") else {}
        attributes |= {"RedrivePolicy": json.dumps(redrive)} if dead else {}
        if told:
            arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
            statement = {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": arn}
            attributes["Policy"] = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
            allowed = {"redrivePermission": "byQueue", "sourceQueueArns": [f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders"]}
            attributes |= {"RedriveAllowPolicy": json.dumps(allowed)} if name == "lost" else {}
        self.life.call("sqs", "CreateQueue", {"QueueName": name, "Attributes": attributes, "tags": {"team": "hall"}})

    def feed(self, name: str, qualifier: str | None, queue: str, batches: bool) -> None:
        arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}"
        target = f"{name}:{qualifier}" if qualifier else name
        more = {"BatchSize": 3, "FunctionResponseTypes": ["ReportBatchItemFailures"]} if batches else {"Enabled": False}
        self.call("CreateEventSourceMapping", FunctionName=target, EventSourceArn=arn, **more)
        self.call(
            "UpdateFunctionConfiguration", FunctionName=name, DeadLetterConfig={"TargetArn": arn} if batches else None
        )

    def topic(self, name: str, said: str, told: bool, logged: bool) -> None:
        """With a policy, and with what is said of its deliveries."""
        fifo = {"FifoTopic": "true", "ContentBasedDeduplication": "true", "FifoThroughputScope": "MessageGroup"}
        attributes = {"DisplayName": said} | (fifo if name.endswith(".fifo") else {"SignatureVersion": "2"})
        if told:
            arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{name}"
            statement = {"Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": arn}
            attributes["Policy"] = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        if logged:
            role = f"arn:aws:iam::{ACCOUNT}:role/cook"
            attributes |= {"HTTPFailureFeedbackRoleArn": role, "LambdaSuccessFeedbackSampleRate": "10"}
            attributes |= {"TracingConfig": "Active", "MaximumMessageSize": "2048"}
        tags = [{"Key": "team", "Value": said}]
        self.life.call("sns", "CreateTopic", {"Name": name, "Attributes": attributes, "Tags": tags})

    def subscribe(self, topic: str, endpoint: str, wanted: str, raw: bool, dead: bool) -> None:
        """Letters and URLs are asked whether they want it."""
        protocol, place = self._endpoint(endpoint)
        redrive = {"deadLetterTargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:lost"}
        attributes = {"FilterPolicy": wanted, "FilterPolicyScope": "MessageBody"} if wanted else {}
        attributes |= {"RawMessageDelivery": "true"} if raw and protocol in ("sqs", "https") else {}
        attributes |= {"RedrivePolicy": json.dumps(redrive)} if dead else {}
        if protocol == "https" and dead:
            attributes["DeliveryPolicy"] = json.dumps({"healthyRetryPolicy": {"numRetries": 4}})
        params = {"TopicArn": f"arn:aws:sns:{REGION}:{ACCOUNT}:{topic}", "Protocol": protocol, "Endpoint": place}
        self.life.call("sns", "Subscribe", params | {"Attributes": attributes})

    def hear(self, name: str, qualifier: str | None, topic: str, wanted: str, dead: bool) -> None:
        """With the permission that the topic needs."""
        self.subscribe(topic, f"{name}:{qualifier}" if qualifier else name, wanted, False, dead)
        said = {"StatementId": f"hear-{self.number}", "Action": "lambda:InvokeFunction", "FunctionName": name}
        source = f"arn:aws:sns:{REGION}:{ACCOUNT}:{topic}"
        self.call("AddPermission", **said, Qualifier=qualifier, Principal="sns.amazonaws.com", SourceArn=source)

    def _endpoint(self, name: str) -> tuple[str, str]:
        if name in ("email", "sms"):
            return name, {"email": "mina@example.com", "sms": "+821012345678"}[name]
        if name == "url":
            urls = self.life.cloud.state.parts[f"lambda/{REGION}"].urls
            path = f"orders/{self.number}?to=${{kitchen}}" if self.number % 2 else ""
            return "https", f"https://{list(urls)[-1]}.lambda-url.{REGION}.on.aws/{path}"
        if "_" in name or "-" in name:
            return "lambda", f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
        return "sqs", f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"

    def tell(self, name: str, qualifier: str | None, topic: str) -> None:
        """A topic as the destination of events, and as the place of dead letters."""
        arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{topic}"
        told = {"OnSuccess": {"Destination": arn}}
        self.call("PutFunctionEventInvokeConfig", FunctionName=name, Qualifier=qualifier, DestinationConfig=told)
        self.call("UpdateFunctionConfiguration", FunctionName=name, DeadLetterConfig={"TargetArn": arn})

    def network(self, name: str, routes: list[str], named: bool) -> None:
        """A VPC with two subnets and two groups, and the function in it."""
        asked = Network(self.life, self.number, routes, named).build()
        self.call("UpdateFunctionConfiguration", FunctionName=name, VpcConfig=asked)
        self.life.advance(120)


def allowing(action: str | list[str], resource: str, said: str = "") -> str:
    statement: dict[str, Any] = {"Effect": "Allow", "Action": action, "Resource": resource}
    if said:
        statement["Condition"] = {"StringEquals": {"aws:PrincipalTag/said": said}}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
