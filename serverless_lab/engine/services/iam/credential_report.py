"""The credential report: one line for each user and what it can sign in or sign calls with."""

import csv
import io
from typing import Any, Final

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import HOUR, Instant, to_datetime
from serverless_lab.engine.services.iam import names, password_policy
from serverless_lab.engine.services.iam.errors import ReportExpired, ReportNotPresent
from serverless_lab.engine.services.iam.requests.account import Nothing
from serverless_lab.engine.services.iam.state import AccessKey, CredentialReport, User

FRESH: Final = 4 * HOUR
_KEY = ("active", "last_rotated", "last_used_date", "last_used_region", "last_used_service")
# Source: IAM user guide, credential report format.
COLUMNS: Final = (
    *("user", "arn", "user_creation_time"),
    *("password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active"),
    *(f"access_key_{number}_{column}" for number in (1, 2) for column in _KEY),
    *("cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated"),
)
_NO_CERTIFICATES = ["false", "N/A", "false", "N/A"]
_NO_KEY = ["false", "N/A", "N/A", "N/A", "N/A"]


def generate_credential_report(context: Context, request: Nothing) -> dict[str, Any]:
    """At most one report in four hours: until then the one that is there is meant."""
    state = names.state(context)
    if state.report is not None and context.at - state.report.made < FRESH:
        return {"State": "COMPLETE"}
    why = "No report exists" if state.report is None else "The last report has expired"
    state.report = CredentialReport(context.at, context.bodies.put(_csv(context).encode()))
    return {"State": "STARTED", "Description": f"{why}. Starting a new report generation task"}


def get_credential_report(context: Context, request: Nothing) -> dict[str, Any]:
    report = names.state(context).report
    if report is None:
        raise ReportNotPresent()
    if context.at - report.made >= FRESH:
        raise ReportExpired()
    content = context.bodies.get(report.digest)
    return {"Content": content, "ReportFormat": "text/csv", "GeneratedTime": to_datetime(report.made)}


def _csv(context: Context) -> str:
    users = sorted(names.state(context).users.values(), key=lambda user: user.name.lower())
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerow(_root(context))
    writer.writerows(_row(context, user) for user in users)
    return target.getvalue().rstrip("\n")


def _root(context: Context) -> list[str]:
    arn = context.arn("iam", "root", everywhere=True)
    account = ["<root_account>", arn, _time(names.state(context).founded)]
    password = ["not_supported", "no_information", "not_supported", "not_supported", "false"]
    return [*account, *password, *_NO_KEY, *_NO_KEY, *_NO_CERTIFICATES]


def _row(context: Context, user: User) -> list[str]:
    keys = sorted(user.access_keys.values(), key=lambda key: (key.created, key.key_id))
    columns = [_key(key) for key in keys] + [_NO_KEY] * (2 - len(keys))
    return [
        *(user.name, names.arn_of(context, user), _time(user.created)),
        *_password(context, user),
        _flag(bool(user.mfa)),
        *(value for column in columns for value in column),
        *_NO_CERTIFICATES,
    ]


def _password(context: Context, user: User) -> list[str]:
    login = user.login
    if login is None:
        return ["false", "N/A", "N/A", "N/A"]
    until = password_policy.expires(context, login)
    used = _time(login.last_used) if login.last_used is not None else "no_information"
    return ["true", used, _time(login.changed), _time(until) if until is not None else "N/A"]


def _key(key: AccessKey) -> list[str]:
    at, service, region = key.last_used or (None, "N/A", "N/A")
    return [_flag(key.active), _time(key.created), _time(at) if at is not None else "N/A", region, service]


def _time(at: Instant) -> str:
    return to_datetime(at).strftime("%Y-%m-%dT%H:%M:%SZ")


def _flag(value: bool) -> str:
    return "true" if value else "false"
