"""Rows of the operation table about the account as a whole."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam import account, credential_report
from serverless_lab.engine.services.iam.requests import account as requests
from serverless_lab.engine.services.iam.requests.holders import Paged


def _row(name: str, request: type[Request], handle: Callable[[Context, Any], dict[str, Any]], **more: Any) -> Operation:
    return Operation("iam", name, request, handle, no_resource, f"iam:{name}", **more)


OPERATIONS = (
    _row(
        "GetAccountSummary",
        requests.Nothing,
        account.get_account_summary,
        read_only=True,
        differs=("root-key-outside-iam", "summary-without-certificates"),
    ),
    _row(
        "CreateAccountAlias",
        requests.AliasNamed,
        account.create_account_alias,
        differs=("alias-never-taken",),
    ),
    _row("ListAccountAliases", Paged, account.list_account_aliases, read_only=True),
    _row("DeleteAccountAlias", requests.AliasNamed, account.delete_account_alias),
    _row(
        "GenerateCredentialReport",
        requests.Nothing,
        credential_report.generate_credential_report,
        differs=("credential-report-at-once",),
    ),
    _row(
        "GetCredentialReport",
        requests.Nothing,
        credential_report.get_credential_report,
        read_only=True,
        differs=("key-rotated-when-made", "root-key-outside-iam", "report-without-certificates"),
    ),
)
