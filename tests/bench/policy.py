"""The policy evaluator: decisions a second, beside the npm package @cloud-copilot/iam-simulate in the same run.

The package is a benchmark's peer and nothing else here needs it: it is fetched into data/bench when it is not there.
"""

import json
import subprocess
from pathlib import Path
from time import perf_counter
from typing import Any

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.setup.node import Node, find_node
from serverless_lab.setup.stamp import ROOT
from tests.engine.policy import cases
from tests.engine.support import ACCOUNT

SIZES = (1, 10, 100)
SECONDS, ROUNDS = 0.3, 5  # the best of several short rounds: what else the machine does counts less
PEER = "@cloud-copilot/iam-simulate"
VERSION = "0.1.173"
PLACE = ROOT / "data" / "bench"
KEYS = {
    "aws:PrincipalTag/team": "bread",
    "aws:SecureTransport": "true",
    "aws:SourceIp": "203.0.113.25",
    "aws:username": "mina",
    "aws:CurrentTime": "2026-09-21T14:13:20Z",
}


def document(size: int) -> dict[str, Any]:
    """`size` statements of which only the last one allows."""
    others = [
        {
            "Sid": f"Bucket{number}",
            "Effect": "Allow",
            "Action": [f"s3:Get{number}*", "sqs:SendMessage"],
            "Resource": [f"arn:aws:s3:::bucket-{number}/*", f"arn:aws:sqs:*:{ACCOUNT}:queue-{number}"],
            "Condition": {"StringLike": {"aws:PrincipalTag/team": f"team-{number}*"}},
        }
        for number in range(size - 1)
    ]
    last = {
        "Sid": "Pantry",
        "Effect": "Allow",
        "Action": "s3:Get*",
        "Resource": "arn:aws:s3:::pantry/*",
        "Condition": {"StringEquals": {"aws:PrincipalTag/team": "bread"}, "Bool": {"aws:SecureTransport": "true"}},
    }
    return {"Version": "2012-10-17", "Statement": [*others, last]}


def request() -> AccessRequest:
    return cases.request_of({"keys": KEYS})


def rate(size: int, explain: bool) -> float:
    policies, asked = [Policy("identity", "p", document(size))], request()
    assert evaluate(asked, policies, explain=explain).allowed
    rates = []
    for _ in range(ROUNDS):
        count, began = 0, perf_counter()
        while perf_counter() - began < SECONDS:
            evaluate(asked, policies, explain=explain)
            count += 1
        rates.append(count / (perf_counter() - began))
    return max(rates)


def simulation(size: int) -> dict[str, Any]:
    asked = request()
    return {
        "request": {
            "principal": asked.caller.arn,
            "action": asked.action,
            "resource": {"resource": asked.resource, "accountId": ACCOUNT},
            "contextVariables": KEYS,
        },
        "identityPolicies": [{"name": "p", "policy": document(size)}],
        "serviceControlPolicies": [],
        "resourceControlPolicies": [],
    }


def peer_rates() -> list[list[float]]:
    node = find_node()
    fetch(node)
    asked = json.dumps({"seconds": SECONDS, "rounds": ROUNDS, "simulations": [simulation(size) for size in SIZES]})
    script = str(Path(__file__).with_name("policy_peer.mjs"))
    done = subprocess.run(
        [node.node, script, str(PLACE)], input=asked, env=node.env, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def fetch(node: Node) -> None:
    if (PLACE / "node_modules" / PEER).is_dir():
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    (PLACE / "package.json").write_text('{"private": true}\n')
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    node.run(*node.npm, "install", *quiet, f"{PEER}@{VERSION}", cwd=PLACE)


def table_seconds() -> tuple[int, float]:
    """Every row of tests/policy_cases that has policies, explained."""
    rows = [(cases.request_of(case), cases.policies_of(case)) for case in cases.read() if "policies" in case]
    began = perf_counter()
    for asked, policies in rows:
        evaluate(asked, policies)
    return len(rows), perf_counter() - began


def main() -> None:
    print("policies, decisions a second")
    try:
        peers = peer_rates()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  no {PEER} here: {error}")
        peers = [[0.0, 0.0]] * len(SIZES)
    print(f"  {'statements':<12}{'bare':>10}{'explained':>12}{PEER + ' bare':>36}{'explained':>12}")
    for size, (peer_bare, peer_explained) in zip(SIZES, peers, strict=True):
        bare, explained = rate(size, False), rate(size, True)
        print(f"  {size:<12}{bare:>10.0f}{explained:>12.0f}{peer_bare:>36.0f}{peer_explained:>12.0f}")
    count, seconds = table_seconds()
    print(f"  the table's {count} decisions, each document read for the first time: {seconds * 1000:.0f} ms")


if __name__ == "__main__":
    main()
