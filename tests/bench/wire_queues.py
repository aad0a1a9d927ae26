"""SQS over loopback with boto3, beside the peers: what a call costs at a depth of ten and of a hundred thousand.

What was sent is received and deleted again, unmeasured, and what is to be received was sent before, so that the depth
stays what it is.
"""

import tempfile
from pathlib import Path

from tests.bench.wire_bench import Bench, benches, compare, heading

DEPTHS = (10, 1_000, 10_000, 100_000)
FIFO = {"FifoQueue": "true", "DeduplicationScope": "messageGroup", "FifoThroughputLimit": "perMessageGroupId"}
BODY = "dumplings for table seven, and a soup " * 5


def fill(bench: Bench, name: str, depth: int) -> None:
    """Make the queue if need be, and send what is missing, ten in a batch, in a thousand groups."""
    sqs = bench.client("sqs")
    fifo = name.endswith(".fifo")
    url = sqs.create_queue(QueueName=name, Attributes=FIFO if fifo else {})["QueueUrl"]
    told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])
    there = int(told["Attributes"]["ApproximateNumberOfMessages"])
    for start in range(there, depth, 10):
        numbers = range(start, min(depth, start + 10))
        entries = [{"Id": str(number), "MessageBody": BODY} for number in numbers]
        if fifo:
            ids = ({"MessageGroupId": f"g{n % 1000}", "MessageDeduplicationId": f"fill-{n}"} for n in numbers)
            entries = [entry | more for entry, more in zip(entries, ids, strict=True)]
        sqs.send_message_batch(QueueUrl=url, Entries=entries)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, benches(Path(folder)) as found:
        heading(found)
        for name, kind in (("orders", ""), ("orders.fifo", ", FIFO")):
            for depth in DEPTHS:
                for bench in found:
                    fill(bench, name, depth)
                compare(found, f"SendMessage{kind}, {depth:,}", f"SendMessage{kind}", 200)
                compare(found, f"Receive + Delete{kind}, {depth:,}", f"Receive + Delete{kind}", 100)


if __name__ == "__main__":
    main()
