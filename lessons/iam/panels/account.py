"""The account as a whole: its alias, its password policy, how much there is, and the credential report."""

import csv
import io
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.iam.forms.account import (
    CreateAccountAlias,
    DeleteAccountAlias,
    DeleteAccountPasswordPolicy,
    GenerateCredentialReport,
    UpdateAccountPasswordPolicy,
)
from lessons.iam.forms.operation import OperationForm
from serverless_lab.engine import numbers
from serverless_lab.engine.services.iam.state import IamState, PasswordPolicy

TEMPLATE = "iam/panels/account.html"
HAS_FORMS = True
LINES = 200
# What is worth seeing at a glance; the file has every column.
COLUMNS: dict[str, Promise] = {
    "user": _("User"),
    "password_enabled": _("Password"),
    "password_last_used": _("Last sign-in"),
    "mfa_active": _("MFA"),
    "access_key_1_active": _("Key 1"),
    "access_key_1_last_used_date": _("Key 1 last used"),
    "access_key_2_active": _("Key 2"),
}


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    iam = page.probe.iam
    policy = iam.password_policy
    return {
        "alias": iam.alias,
        "counts": _counts(iam),
        "set_alias": CreateAccountAlias.offer(page, form),
        "drop_alias": DeleteAccountAlias.offer(page, form, AccountAlias=iam.alias) if iam.alias else None,
        "passwords": policy,
        "set_passwords": UpdateAccountPasswordPolicy.offer(page, form, _initial(policy or PasswordPolicy())),
        "drop_passwords": DeleteAccountPasswordPolicy.offer(page, form) if policy else None,
        "report": iam.report,
        "make_report": GenerateCredentialReport.offer(page, form),
        "columns": COLUMNS,
        "lines": _lines(page),
    }


def report_text(page: Page) -> str | None:
    """The CSV as it was made; None where there is none."""
    report = page.probe.iam.report
    return page.view.cloud.bodies.get(report.digest).decode() if report else None


def _lines(page: Page) -> list[list[str]]:
    rows = csv.DictReader(io.StringIO(report_text(page) or ""))
    return [[row[column] for column in COLUMNS] for row in islice(rows, LINES)]


def _counts(iam: IamState) -> list[tuple[str, Any, int, int]]:
    """Tab, name, how many there are, how many there may be."""
    return [
        ("users", _("Users"), len(iam.users), numbers.IAM_USERS),
        ("groups", _("Groups"), len(iam.groups), numbers.IAM_GROUPS),
        ("roles", _("Roles"), len(iam.roles), numbers.IAM_ROLES),
        ("policies", _("Policies"), len(iam.policies), numbers.IAM_POLICIES),
    ]


def _initial(policy: PasswordPolicy) -> dict[str, Any]:
    return {
        "MinimumPasswordLength": policy.minimum_length,
        "RequireUppercaseCharacters": policy.uppercase,
        "RequireLowercaseCharacters": policy.lowercase,
        "RequireNumbers": policy.numbers,
        "RequireSymbols": policy.symbols,
        "AllowUsersToChangePassword": policy.change_own,
        "MaxPasswordAge": policy.max_age_days or None,
        "PasswordReusePrevention": policy.reuse_prevention or None,
        "HardExpiry": policy.hard_expiry,
    }
