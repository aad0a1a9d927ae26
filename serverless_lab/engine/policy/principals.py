"""The Principal element: whom a resource-based policy, a trust policy or a resource control policy speaks of.

Source: IAM user guide, "AWS JSON policy elements: Principal" and "NotPrincipal".
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from serverless_lab.engine.arn import is_account
from serverless_lab.engine.policy.asked import Asked
from serverless_lab.engine.policy.decision import Named
from serverless_lab.engine.policy.policy import as_list

_ROOT = re.compile(r"arn:[\w-]+:iam::(\d{12}):root", re.ASCII)
_ARN = re.compile(r"arn:[\w-]+:(iam|sts)::\d{12}:[^*?]+", re.ASCII)
_GONE = re.compile(r"A[A-Z]{2}A[A-Z0-9]{12,}", re.ASCII)  # the id that AWS leaves of a deleted user or role
_TYPES = ("AWS", "Service", "Federated", "CanonicalUser")


def canonical_user(account_id: str) -> str:
    """The 64 hexadecimal digits by which S3 calls an account."""
    return hashlib.sha256(f"canonical user of {account_id}".encode()).hexdigest()


class Principals:
    """`problem` is set when a value names nobody: the element cannot be judged then."""

    def __init__(self, element: Any) -> None:
        self.everyone = False
        self.problem = ""
        self.accounts: set[str] = set()
        self.arns: set[str] = set()
        self.named: dict[str, set[str]] = {kind: set() for kind in _TYPES[1:]}
        self.texts = [text for _, text in _pairs(element)] if isinstance(element, dict) else [str(element)]
        if element == "*":
            self.everyone = True
        elif not isinstance(element, dict) or not element:
            self.problem = "bad-principal"
        else:
            for kind, text in _pairs(element):
                self.problem = self._add(kind, text) or self.problem

    def _add(self, kind: str, value: Any) -> str:
        if kind not in _TYPES:
            return "unknown-principal-type"
        if not isinstance(value, str):
            return "not-text"
        if kind != "AWS":
            self.named[kind].add(value)
            return "wildcard-principal" if "*" in value else ""
        return self._add_aws(value)

    def _add_aws(self, value: str) -> str:
        root = _ROOT.fullmatch(value)
        if value == "*":
            self.everyone = True
        elif root or is_account(value):
            self.accounts.add(root[1] if root else value)
        elif _ARN.fullmatch(value):
            self.arns.add(value)
        elif "*" in value or "?" in value:
            return "wildcard-principal"
        elif not _GONE.fullmatch(value):
            return "bad-principal"
        return ""

    def names(self, asked: Asked) -> Named:
        """The closest way in which the element speaks of the caller; empty when it does not."""
        caller = asked.caller
        if caller.kind == "service":
            named = caller.arn in self.named["Service"]
            return "caller" if named else "everyone" if self.everyone else ""
        if caller.kind != "anonymous" and caller.arn in self.arns:
            return "caller"
        if self.everyone:
            return "everyone"
        if self._provider(asked):
            return "provider"
        if caller.kind == "anonymous":
            return ""
        if caller.identity in self.arns:
            return "role"
        return "account" if self._account(caller.account_id) else ""

    def _provider(self, asked: Asked) -> bool:
        """The identity provider that vouches for the caller: a web identity or SAML provider."""
        wanted = self.named["Federated"]
        caller, provider = asked.caller, asked.keys.get("aws:federatedprovider")
        return bool(wanted) and (
            (isinstance(provider, str) and provider in wanted)
            or (caller.kind == "federated" and (caller.arn in wanted or caller.identity in wanted))
        )

    def _account(self, account_id: str) -> bool:
        canonical = self.named["CanonicalUser"]
        return account_id in self.accounts or (bool(canonical) and canonical_user(account_id) in canonical)

    def excepts(self, asked: Asked) -> bool:
        """Does this element, as a NotPrincipal, leave the caller out? AWS asks for the account first, then the user or
        role, then the session: each of them must stand in the list."""
        caller = asked.caller
        if self.everyone:
            return True
        if caller.kind in ("service", "anonymous") or self._provider(asked):
            return self.names(asked) != ""
        if asked.guarded or not self._account(caller.account_id):
            return False
        return caller.kind == "root" or {caller.identity, caller.arn} <= self.arns


def _pairs(element: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for kind, values in element.items():
        for value in as_list(values):
            yield kind, value
