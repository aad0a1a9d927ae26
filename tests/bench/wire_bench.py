"""A server with an account, clients that call it, and the table of what a call costs there and at its peers.

Every server is called with the key of an IAM user whose inline policy allows the call. What counts is CPU time of the
server's processes for a call, the least of several rounds: what else a machine does, and whoever shares it, only adds
to it, by as much as half from one minute to the next.
"""

import io
import json
import subprocess
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import boto3

from tests.bench.wire_client import Client
from tests.bench.wire_servers import PEERS, REGION, Server, fetch_peers, lab, peer

CLIENTS = 4
ROUNDS = 5
UNDONE_BY = {
    "CreateUser": "DeleteUser",
    "CreateSecurityGroup": "DeleteSecurityGroup",
    "SendMessage": "Receive + Delete",
    "SendMessage, FIFO": "Receive + Delete, FIFO",
}
PREPARED_BY = {"Receive + Delete": "SendMessage", "Receive + Delete, FIFO": "SendMessage, FIFO"}
SOURCE = "def handler(event, context):\n    return event\n"
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": ["ec2:*", "iam:*", "lambda:*", "sns:*", "sqs:*", "sts:*"], "Resource": "*"}
    ],
}
TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
LOGS = {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}
_serial = count(1)


class Measured(NamedTuple):
    """Calls a second, and in milliseconds server CPU a call and the time below which 95 of 100 clients' calls were
    answered; zeros where it does not work.
    """

    rate: float
    cpu: float
    p95: float


class Bench:
    """A server with an account, a user who calls, and clients that sign with the user's key."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._root = {"aws_access_key_id": server.key, "aws_secret_access_key": server.secret}
        iam = self.client("iam")
        iam.create_user(UserName="mina")
        iam.put_user_policy(UserName="mina", PolicyName="calls", PolicyDocument=json.dumps(POLICY))
        key = iam.create_access_key(UserName="mina")["AccessKey"]
        pair = (key["AccessKeyId"], key["SecretAccessKey"])
        self.clients = [Client(server.address, *pair, REGION) for _ in range(CLIENTS)]
        self.users = 1

    def client(self, service: str) -> "boto3.session.Session.client":
        """Of the account's owner."""
        return boto3.client(service, endpoint_url=self.server.address, region_name=REGION, **self._root)

    def fill(self, size: int) -> None:
        self.run("CreateUser", size - self.users, 1)
        self.users = size

    def deploy(self) -> str:
        """Make the function and its role; what went wrong, or nothing."""
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("f.py", SOURCE)
        iam, trust, logs = self.client("iam"), *(POLICY | {"Statement": [each]} for each in (TRUST, LOGS))
        how = {"Runtime": "python3.14", "Handler": "f.handler", "MemorySize": 1769}
        try:
            role = iam.create_role(RoleName="cook", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
            iam.put_role_policy(RoleName="cook", PolicyName="logs", PolicyDocument=json.dumps(logs))
            self.client("lambda").create_function(
                FunctionName="order-fn", Role=role, Code={"ZipFile": package.getvalue()}, **how
            )
        except Exception as error:
            return str(error)
        return ""

    def run(self, work: str, times: int, clients: int) -> Measured:
        """So many calls, shared out among the clients. Users that were made go again, unmeasured."""
        prefixes = [f"u{next(_serial)}" for _ in range(clients)]
        before, began = self.server.cpu(), time.perf_counter()
        told = self._all(work, prefixes, times // clients)
        took, cpu = time.perf_counter() - began, self.server.cpu() - before
        if any(each["error"] for each in told):
            return Measured(0.0, 0.0, 0.0)
        waited = sorted(seconds for each in told for seconds in each["took"])
        return Measured(times / took, cpu / times * 1e3, waited[len(waited) * 95 // 100] * 1e3)

    def run_and_tidy(self, work: str, times: int, clients: int) -> Measured:
        if work in PREPARED_BY:
            self.run(PREPARED_BY[work], times, clients)
        first = next(_serial) + 1
        measured = self.run(work, times, clients)
        if work in UNDONE_BY:
            self._all(UNDONE_BY[work], [f"u{first + number}" for number in range(clients)], times // clients)
        return measured

    def _all(self, work: str, prefixes: Sequence[str], times: int) -> list[dict[str, Any]]:
        pairs = list(zip(self.clients, prefixes, strict=False))
        for client, prefix in pairs:
            client.ask(work, prefix=prefix, count=times)
        return [client.told() for client, _ in pairs]


@contextmanager
def benches(folder: Path) -> Iterator[list[Bench]]:
    """The lab and the peers that can be had, all running."""
    with ExitStack() as stack:
        found = [Bench(stack.enter_context(lab(folder / "lab")))]
        try:
            fetch_peers()
            found += [Bench(stack.enter_context(peer(name, folder))) for name in PEERS]
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"  no peers here: {getattr(error, 'stderr', '') or error}")
        for bench in found:
            for client in bench.clients:
                stack.callback(client.close)
        yield found


def compare(found: list[Bench], title: str, work: str, times: int, together: int = CLIENTS) -> None:
    for clients in (1, together):
        seen: dict[str, list[Measured]] = {}
        for bench in found:
            bench.run_and_tidy(work, clients * 5, clients)
        for _ in range(ROUNDS):  # in turn, so that a busy machine is busy for all of them
            for bench in found:
                seen.setdefault(bench.server.name, []).append(bench.run_and_tidy(work, times, clients))
        cells = []
        for rows in seen.values():
            rates, cpus, p95s = zip(*rows, strict=True)
            rate, cpu, p95 = median(rates), min(cpus), median(p95s)
            cells.append(f"{rate:>8.0f}/s {cpu:>7.2f} {p95:>7.1f} ms" if rate else f"{'—':>29}")
        print(f"  {title:<28}{clients:>3} {'  '.join(cells)}", flush=True)


def heading(found: list[Bench]) -> None:
    print(
        f"the AWS endpoint by boto3 over loopback, {ROUNDS} rounds: calls a second (median), ms of server CPU a call "
        "(the least), p95 as a client sees it (median)"
    )
    print(f"  {'':<28}{'by':>3} {'  '.join(f'{bench.server.name:>29}' for bench in found)}")
