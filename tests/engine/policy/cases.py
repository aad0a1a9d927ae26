"""Reads the tables of tests/policy_cases: who asks, which policies there are, and what must come out.

A row has `condition`, `keys` and `holds` (true, false, or the problem); or it has `policies` by kind (one of any other
name is an identity policy of that name): the statements, or a whole document, for `scp` and `rcp` a list of them, one
for each level of the organisation; then `allowed`, `reason`, `by` and what else of the decision is of interest.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.policy import Policy
from tests.engine.support import ACCOUNT

OTHER = "999999999999"
MINA = f"arn:aws:iam::{ACCOUNT}:user/mina"
VISITOR = f"arn:aws:iam::{OTHER}:user/visitor"
FOREIGN_ROOT = f"arn:aws:iam::{OTHER}:root"
CALLERS = {
    "mina": Caller.user(MINA),
    "cook": Caller.role(f"arn:aws:iam::{ACCOUNT}:role/cook", "shift"),
    "root": Caller.root(ACCOUNT),
    "linked": Caller.role(f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/lex.amazonaws.com/AWSServiceRole", "lex"),
    "federated mina": Caller("federated", ACCOUNT, f"arn:aws:sts::{ACCOUNT}:federated-user/mina", MINA),
    "web identity": Caller("federated", "", "accounts.google.com", "accounts.google.com"),
    "lambda": Caller.service(ACCOUNT, "lambda.amazonaws.com"),
    "anybody": Caller("anonymous", "", "anonymous", "anonymous"),
    "visitor": Caller("user", OTHER, VISITOR, VISITOR),
    "visitor allowed at home": Caller("user", OTHER, VISITOR, VISITOR, home="allowed"),
    "visitor denied at home": Caller("user", OTHER, VISITOR, VISITOR, home="denied"),
    "foreign root allowed at home": Caller("root", OTHER, FOREIGN_ROOT, FOREIGN_ROOT, home="allowed"),
}
KINDS = ("scp", "rcp", "endpoint", "resource", "trust", "identity", "boundary", "session")
ANY = {"Action": "*", "Resource": "*"}


def read() -> list[dict[str, Any]]:
    folder = Path(__file__).parents[2] / "policy_cases"
    return [case for path in sorted(folder.glob("*.json")) for case in json.loads(path.read_text())]


def request_of(case: dict[str, Any]) -> AccessRequest:
    return AccessRequest(
        caller=CALLERS[case.get("caller", "mina")],
        action=case.get("action", "s3:GetObject"),
        resource=case.get("resource", "arn:aws:s3:::pantry/bread"),
        resource_account=ACCOUNT,
        keys=case.get("keys", {}),
    )


def policies_of(case: dict[str, Any]) -> list[Policy]:
    return list(_policies(case["policies"]))


def _policies(given: dict[str, Any]) -> Iterator[Policy]:
    for name, found in given.items():
        kind = name if name in KINDS else "identity"
        for level, one in enumerate(found if kind in ("scp", "rcp") else [found]):
            whole = isinstance(one, dict) and "Effect" not in one
            document = one if whole else {"Version": "2012-10-17", "Statement": one}
            yield Policy(kind, name, document, level=level)
