"""Accounts that templates are made of, and made into."""

import json
from typing import Any

import pytest

from serverless_lab.runtime.packages import File, write
from serverless_lab.sam import carrying_out, exporting, plan, yaml_text
from serverless_lab.sam.carrying_out import Done, Halted
from serverless_lab.sam.code import Upload, open_upload
from serverless_lab.sam.exporting import Exported
from serverless_lab.sam.rehearsal import RefusedBy, Rehearsal
from tests.engine.support import ACCOUNT, REGION, Life, trust_policy

HEAD = "AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\n"
FUNCTION = """
  OrderFn:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: order-fn
      CodeUri: src/
      Handler: app.handler
      Runtime: python3.14
"""
TOPIC = "  A: {Type: AWS::SNS::Topic, Properties: {TopicName: t}}\n"
FILES = {"src/app.py": File(b"def handler(event, context):\n    return 1\n"), "src/run.sh": File(b"#!", True)}


def template(resources: str, before: str = "") -> str:
    return f"{HEAD}{before}Resources:\n{resources}"


def made(
    text: str, files: dict[str, File] | None = None, given: dict[str, str] | None = None, seed: str = "seed"
) -> tuple[Rehearsal, list[Done]]:
    """What the template makes in an account that was just founded."""
    target = Rehearsal(Life(seed).cloud)
    upload = Upload(text, FILES if files is None else files)
    return target, carrying_out.carry_out(plan.read(upload), target, "shop", given or {})


def refusal(text: str, **more: Any) -> tuple[str, str, str]:
    """Where making it ends, at which operation, and with which code."""
    with pytest.raises(Halted) as found:
        made(text, **more)
    halted = found.value
    assert isinstance(halted.cause, RefusedBy)
    return halted.resource.where, halted.operation, halted.cause.refusal.code


def text_of(exported: Exported) -> str:
    return yaml_text.write(exported.template)


def exported(target: Rehearsal) -> Exported:
    return exporting.export(target.cloud)


def again(first: Exported, given: dict[str, str] | None = None) -> Exported:
    """The same, after it was brought into another empty account."""
    upload = open_upload("template.zip", first.packed())
    target = Rehearsal(Life("another seed").cloud)
    carrying_out.carry_out(plan.read(upload), target, "again", given or {})
    return exporting.export(target.cloud)


def package(**files: str) -> bytes:
    return write({f"{name}.py": File(text.encode()) for name, text in files.items()})


def role(name: str, *actions: str, **more: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """The calls that make a role for functions which may do this."""
    params = {"RoleName": name, "AssumeRolePolicyDocument": trust_policy("lambda.amazonaws.com")} | more
    calls: list[tuple[str, str, dict[str, Any]]] = [("iam", "CreateRole", params)]
    if actions:
        statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        params = {"RoleName": name, "PolicyName": "more", "PolicyDocument": document}
        calls.append(("iam", "PutRolePolicy", params))
    return calls


def shop() -> Life:
    """Two functions, one of them published, with what hangs on it."""
    life = Life()
    for call in role("cook", "lambda:*"):
        life.call(*call)
    call, cook = life.call, f"arn:aws:iam::{ACCOUNT}:role/cook"
    content = {"ZipFile": package(**{"python/prices": "SOUP = 6\n"})}
    layer = {"LayerName": "prices", "Description": "what things cost", "Content": content}
    arn = call("lambda", "PublishLayerVersion", layer).answer["LayerVersionArn"]
    life.create("kitchen-fn", Role=cook)
    kitchen = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:kitchen-fn"
    said = {"KITCHEN": kitchen, "SAID": f"a ${{word}} of {REGION}"}
    life.create(Role=cook, MemorySize=512, Environment={"Variables": said}, Layers=[arn], Tags={"team": "hall"})
    of, live_ = {"FunctionName": "order-fn"}, {"FunctionName": "order-fn", "Qualifier": "live"}
    for operation, params in (
        ("PublishVersion", of | {"Description": "the first"}),
        ("CreateAlias", of | {"Name": "live", "FunctionVersion": "1"}),
        ("PutFunctionConcurrency", of | {"ReservedConcurrentExecutions": 20}),
        ("PutProvisionedConcurrencyConfig", live_ | {"ProvisionedConcurrentExecutions": 2}),
        ("CreateFunctionUrlConfig", live_ | {"AuthType": "AWS_IAM"}),
        (
            "PutFunctionEventInvokeConfig",
            live_ | {"MaximumRetryAttempts": 0, "DestinationConfig": {"OnFailure": {"Destination": kitchen}}},
        ),
        (
            "AddPermission",
            live_
            | {"StatementId": "s3", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com"}
            | {"SourceArn": "arn:aws:s3:::menu", "SourceAccount": ACCOUNT},
        ),
    ):
        assert call("lambda", operation, params).refusal is None
    return life


def left(life: Life) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in exporting.export(life.cloud).left]
