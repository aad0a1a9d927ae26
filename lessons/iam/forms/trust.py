"""A trust policy from a few choices: who may assume the role."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from serverless_lab.engine.policy import language

TRUSTED = (
    ("service", _("An AWS service")),
    ("here", _("This account")),
    ("other", _("Another account")),
    ("written", _("A trust policy of my own (JSON)")),
)


def document(trusted: str, service: str, account: str, external_id: str, mfa: bool) -> str:
    """`account` is this account's id or another one's; a written one does not come here."""
    statement: dict[str, Any] = {"Effect": "Allow"}
    if trusted == "service":
        statement["Principal"] = {"Service": service}
    else:
        statement["Principal"] = {"AWS": f"arn:aws:iam::{account}:root"}
    statement["Action"] = "sts:AssumeRole"
    conditions: dict[str, Any] = {}
    if external_id:
        conditions["StringEquals"] = {"sts:ExternalId": external_id}
    if mfa:
        conditions["Bool"] = {"aws:MultiFactorAuthPresent": "true"}
    if conditions:
        statement["Condition"] = conditions
    return json.dumps(language.document(statement), indent=2, ensure_ascii=False)
