"""A warm function URL over loopback: how many requests a second it answers, and what CPU time that takes."""

import http.client
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import boto3

from lessons.sandbox import sources
from tests.bench.wire_servers import REGION, Server, lab
from tests.engine.functions.good_urls import lets_in, url_id

SOURCE = "def handler(event, context):\n    return {'statusCode': 200, 'body': event['rawPath']}\n"
CALLS, CLIENTS = 250, 4  # in all fewer than a learner's URLs take in a row


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, lab(Path(folder)) as server:
        address = published(server)
        port = content_port(server)
        print(f"a warm function URL, {CALLS} requests on connections that stay open")
        for clients in (1, CLIENTS):
            before, began = server.cpu(), perf_counter()
            with ThreadPoolExecutor(clients) as pool:
                asking = [pool.submit(asked, port, address, CALLS // clients) for _ in range(clients)]
                took = [seconds for each in asking for seconds in each.result()]
            seconds, cpu = perf_counter() - began, server.cpu() - before
            late = quantiles(took, n=20)[-1] * 1e3
            print(
                f"  {clients} client{'s' * (clients > 1)}: {len(took) / seconds:.0f} a second, median "
                f"{median(took) * 1e3:.1f} ms, 95th percentile {late:.1f} ms, server CPU {cpu / len(took) * 1e3:.1f} ms"
            )


def published(server: Server) -> str:
    """A function that answers with its path, and the host name of its public URL."""
    speaks: Any = boto3.client(
        "lambda",
        region_name=REGION,
        endpoint_url=server.address,
        aws_access_key_id=server.key,
        aws_secret_access_key=server.secret,
    )
    account = boto3.client(
        "sts",
        region_name=REGION,
        endpoint_url=server.address,
        aws_access_key_id=server.key,
        aws_secret_access_key=server.secret,
    ).get_caller_identity()["Account"]
    speaks.create_function(
        FunctionName="web-fn",
        Runtime="python3.14",
        Role=f"arn:aws:iam::{account}:role/lambda-basic-role",
        Handler="lambda_function.handler",
        MemorySize=1769,
        Code={"ZipFile": sources.pack(SOURCE)},
    )
    made = speaks.create_function_url_config(FunctionName="web-fn", AuthType="NONE")
    for each in lets_in():
        speaks.add_permission(FunctionName="web-fn", **each)
    return f"{url_id(made)}.lambda-url.{REGION}.localhost"


def content_port(server: Server) -> int:
    """Of the same process tree."""
    environ = Path(f"/proc/{next(iter(server.roots))}/environ").read_bytes().split(b"\0")
    return int(next(each for each in environ if each.startswith(b"LAB_CONTENT_PORT=")).partition(b"=")[2])


def asked(port: int, host: str, calls: int) -> list[float]:
    """Seconds that each took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took = []
    for number in range(calls):
        began = perf_counter()
        connection.request("GET", f"/{number}", headers={"Host": host})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, f"/{number}".encode())
        took.append(perf_counter() - began)
    connection.close()
    return took


if __name__ == "__main__":
    main()
