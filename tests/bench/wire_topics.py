"""SNS over loopback with boto3, beside the peers: a topic hands a message on to three queues, each with a filter."""

import json
import tempfile
from pathlib import Path

from tests.bench.wire_bench import Bench, benches, compare, heading

FILTERS = ({"menu": ["soup", "rice"]}, {"table": [{"numeric": [">", 5]}]}, {"menu": [{"anything-but": "soup"}]})


def fan(bench: Bench) -> str:
    """Make the topic and its queues; how many of them get a message that passes the first two filters."""
    sns, sqs = bench.client("sns"), bench.client("sqs")
    topic = sns.create_topic(Name="orders")["TopicArn"]
    urls = []
    for number, policy in enumerate(FILTERS):
        urls.append(sqs.create_queue(QueueName=f"cooks-{number}")["QueueUrl"])
        told = sqs.get_queue_attributes(QueueUrl=urls[-1], AttributeNames=["QueueArn"])
        arn = told["Attributes"]["QueueArn"]
        statement = {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": arn}
        allow = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        sqs.set_queue_attributes(QueueUrl=urls[-1], Attributes={"Policy": allow})
        attributes = {"FilterPolicy": json.dumps(policy)}
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes)
    told = {"menu": ("String", "soup"), "table": ("Number", "7")}
    given = {name: {"DataType": kind, "StringValue": value} for name, (kind, value) in told.items()}
    sns.publish(TopicArn=topic, Message="dumplings", MessageAttributes=given)
    return str(sum("Messages" in sqs.receive_message(QueueUrl=url) for url in urls))


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, benches(Path(folder)) as found:
        heading(found)
        print(f"  {'queues that get it':<32}{'  '.join(f'{fan(bench):>29}' for bench in found)}")
        compare(found, "Publish to three queues", "Publish", 200)
        compare(found, "Publish, ten in a batch", "PublishBatch", 40)


if __name__ == "__main__":
    main()
