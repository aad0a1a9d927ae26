"""Real boto3 against the endpoint: functions, regions, permissions, pages, and what is not simulated."""

import io
import json

from lessons.sandbox import keys
from lessons.sandbox.models import Account, JournalEntry
from tests.engine.support import zipped
from tests.wire.asking import refused
from tests.wire.conftest import Clients


def test_a_function_from_zip_to_log(root: keys.RootKey, account: Account, client: Clients) -> None:
    speaks = client("lambda", root)
    made = speaks.create_function(
        FunctionName="order-fn",
        Runtime="python3.14",
        Role=f"arn:aws:iam::{account.account_id}:role/lambda-basic-role",
        Handler="lambda_function.handler",
        Code={"ZipFile": zipped()},
    )
    assert made["FunctionArn"] == f"arn:aws:lambda:ap-northeast-2:{account.account_id}:function:order-fn"
    ran = speaks.invoke(FunctionName="order-fn", Payload=io.BytesIO(b'{"a": 1}'), LogType="Tail")
    assert (ran["StatusCode"], json.load(ran["Payload"])) == (200, None)  # as the stand-in for the runtime answers
    groups = client("logs", root).describe_log_groups()["logGroups"]
    assert [group["logGroupName"] for group in groups] == ["/aws/lambda/order-fn"]
    row = JournalEntry.objects.get(account=account, operation="Invoke")
    assert row.started == ran["ResponseMetadata"]["RequestId"]


def test_regions_are_the_clients(root: keys.RootKey, account: Account, client: Clients) -> None:
    arn = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    client("lambda", root, region="eu-west-1").create_function(
        FunctionName="far-fn",
        Runtime="python3.14",
        Role=arn,
        Handler="lambda_function.handler",
        Code={"ZipFile": zipped()},
    )
    assert client("lambda", root).list_functions()["Functions"] == []
    found = client("lambda", root, region="eu-west-1").list_functions()["Functions"]
    assert found[0]["FunctionArn"] == f"arn:aws:lambda:eu-west-1:{account.account_id}:function:far-fn"
    assert refused(client("lambda", root, region="nowhere").list_functions) == ("InvalidSignatureException", 403)


def test_permissions_are_the_callers(root: keys.RootKey, client: Clients) -> None:
    iam = client("iam", root)
    iam.create_user(UserName="jun")
    key = iam.create_access_key(UserName="jun")["AccessKey"]
    assert refused(client("iam", key).list_users) == ("AccessDenied", 403)
    assert refused(client("lambda", key).list_functions) == ("AccessDeniedException", 403)
    assert JournalEntry.objects.filter(code__startswith="AccessDenied").count() == 2


def test_what_is_not_simulated(root: keys.RootKey, client: Clients) -> None:
    assert refused(client("lambda", root).list_capacity_providers) == ("UnknownOperationException", 404)
    assert refused(client("dynamodb", root).list_tables) == ("UnknownOperationException", 404)
    assert refused(client("ec2", root).describe_volumes) == ("InvalidAction", 400)
    assert refused(client("s3", root).list_buckets) == ("NotImplemented", 501)
    assert refused(client("events", root).list_rules) == ("UnknownOperationException", 404)


def test_parameters_that_do_not_fit(root: keys.RootKey, client: Clients) -> None:
    assert refused(client("iam", root).create_user, UserName="a b") == ("ValidationError", 400)
    assert refused(client("logs", root).describe_log_groups, limit=0) == ("ValidationException", 400)
    assert refused(client("lambda", root).get_function, FunctionName="nothing") == ("ResourceNotFoundException", 404)


def test_many_users_page_by_page(root: keys.RootKey, client: Clients) -> None:
    iam = client("iam", root)
    for number in range(12):
        iam.create_user(UserName=f"user-{number:02}", Tags=[{"Key": "한글", "Value": "값 1+1=2 a/b"}])
    pages = [page["Users"] for page in iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 5})]
    assert [len(page) for page in pages] == [5, 5, 2]
    assert iam.list_user_tags(UserName="user-00")["Tags"] == [{"Key": "한글", "Value": "값 1+1=2 a/b"}]


def test_a_policy_comes_back_as_it_was_written(root: keys.RootKey, client: Clients) -> None:
    """On the wire IAM's documents are percent-encoded."""
    iam = client("iam", root)
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::menu/100%25 + 국수/*"}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    iam.create_user(UserName="mina")
    iam.put_user_policy(UserName="mina", PolicyName="own", PolicyDocument=json.dumps(document))
    assert iam.get_user_policy(UserName="mina", PolicyName="own")["PolicyDocument"] == document
