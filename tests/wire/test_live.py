"""The endpoint of the real process tree: real functions, and no way from one account into another."""

import io
import json
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from lessons.sandbox import sources
from tests.live import Lab

ECHO = "def handler(event, context):\n    return {'heard': event}\n"


def made(lab: Lab) -> dict[str, str]:
    told: dict[str, str] = json.loads(lab.run("manage.py", "account", "create", "--json").stdout)
    return told


def client(service: str, account: dict[str, str], **changes: str) -> Any:
    account = account | changes
    return boto3.client(
        service,
        region_name=account["region"],
        endpoint_url=account["endpoint"],
        aws_access_key_id=account["access_key_id"],
        aws_secret_access_key=account["secret_access_key"],
        config=Config(retries={"max_attempts": 0}),
    )


def test_real_clients_of_a_real_lab(tmp_path: Path) -> None:
    with Lab(tmp_path) as lab:
        first, second = made(lab), made(lab)
        assert first["endpoint"] == f"http://127.0.0.1:{lab.environ['LAB_AWS_PORT']}"
        for account in (first, second):
            client("lambda", account).create_function(
                FunctionName="order-fn",
                Runtime="python3.14",
                Role=f"arn:aws:iam::{account['account_id']}:role/lambda-basic-role",
                Handler="lambda_function.handler",
                Code={"ZipFile": sources.pack(ECHO)},
            )
            ran = client("lambda", account).invoke(FunctionName="order-fn", Payload=io.BytesIO(b'{"dish": 1}'))
            assert json.load(ran["Payload"]) == {"heard": {"dish": 1}}
        client("lambda", first).delete_function(FunctionName="order-fn")
        left = [len(client("lambda", account).list_functions()["Functions"]) for account in (first, second)]
        assert left == [0, 1]
        mixed = {"secret_access_key": second["secret_access_key"]}
        with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
            client("sts", first, **mixed).get_caller_identity()
