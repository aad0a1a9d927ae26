"""One boto3 client in a process of its own: reads what to do from standard input, a line each, and says how it went."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import boto3
from botocore.config import Config


class Client:
    """What `serve` does at the other end of two pipes."""

    def __init__(self, address: str, key: str, secret: str, region: str) -> None:
        argv = [sys.executable, "-m", "tests.bench.wire_client", address, key, secret, region]
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, work: str, **more: Any) -> None:
        self._process.stdin.write(json.dumps({"work": work, **more}) + "\n")
        self._process.stdin.flush()

    def told(self) -> dict[str, Any]:
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)


def works(made: Callable[[str], Any]) -> dict[str, Callable[[str], Any]]:
    """Each is given a name that nobody else was given."""
    services = ("iam", "sts", "lambda", "ec2", "sqs", "sns")
    iam, sts, function, ec2, sqs, sns = map(made, services)
    topic = cache(lambda: sns.create_topic(Name="orders")["TopicArn"])
    said = {
        "menu": {"DataType": "String", "StringValue": "soup"},
        "table": {"DataType": "Number", "StringValue": "7"},
    }

    def ten(name: str) -> list[dict[str, Any]]:
        return [{"Id": str(n), "Message": f"dumplings for {name}", "MessageAttributes": said} for n in range(10)]

    queue = cache(lambda name: sqs.get_queue_url(QueueName=name)["QueueUrl"])

    def take(url: str) -> None:
        """Waits, as a short poll of a standard queue may come back with nothing although there are messages."""
        (message,) = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1)["Messages"]
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    latest = cache(lambda: ec2.describe_vpcs()["Vpcs"][-1]["VpcId"])
    inside = cache(lambda: [{"Name": "vpc-id", "Values": [latest()]}])
    a_subnet = cache(lambda: ec2.describe_subnets(Filters=inside())["Subnets"][0]["SubnetId"])
    return {
        "GetCallerIdentity": lambda _: sts.get_caller_identity(),
        "CreateUser": lambda name: iam.create_user(UserName=name),
        "DeleteUser": lambda name: iam.delete_user(UserName=name),
        "ListUsers": lambda _: iam.list_users(MaxItems=1000),
        "ListUsers, first 100": lambda _: iam.list_users(),
        "Invoke": lambda name: json.load(
            function.invoke(FunctionName="order-fn", Payload=json.dumps({"item": name}))["Payload"]
        )["item"],
        "SendMessage": lambda name: sqs.send_message(QueueUrl=queue("orders"), MessageBody=f"dumplings for {name}"),
        "SendMessage, FIFO": lambda name: sqs.send_message(
            QueueUrl=queue("orders.fifo"), MessageBody="dumplings", MessageGroupId=name, MessageDeduplicationId=name
        ),
        "Receive + Delete": lambda _: take(queue("orders")),
        "Receive + Delete, FIFO": lambda _: take(queue("orders.fifo")),
        "Publish": lambda name: sns.publish(TopicArn=topic(), Message=f"dumplings for {name}", MessageAttributes=said),
        "PublishBatch": lambda name: sns.publish_batch(TopicArn=topic(), PublishBatchRequestEntries=ten(name)),
        "DescribeVpcs": lambda _: ec2.describe_vpcs(),
        "DescribeSubnets": lambda _: ec2.describe_subnets(Filters=inside()),
        "DescribeSubnets, one": lambda _: ec2.describe_subnets(SubnetIds=[a_subnet()]),
        "CreateSecurityGroup": lambda name: ec2.create_security_group(
            GroupName=name, Description="bench", VpcId=latest()
        ),
        "DeleteSecurityGroup": lambda name: ec2.delete_security_group(
            GroupId=ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": [name]}])["SecurityGroups"][
                0
            ]["GroupId"]
        ),
    }


def serve(address: str, key: str, secret: str, region: str) -> None:
    secrets = {"aws_access_key_id": key, "aws_secret_access_key": secret, "region_name": region}
    config = Config(retries={"max_attempts": 0}, read_timeout=60)
    known = works(lambda service: boto3.client(service, endpoint_url=address, config=config, **secrets))
    for line in sys.stdin:
        asked = json.loads(line)
        work, prefix = known[asked["work"]], asked["prefix"]
        took: list[float] = []
        try:
            for number in range(asked["count"]):
                began = time.perf_counter()
                work(f"{prefix}-{number}")
                took.append(time.perf_counter() - began)
            told = {"took": took, "error": ""}
        except Exception as error:
            told = {"took": [], "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    serve(*sys.argv[1:])
