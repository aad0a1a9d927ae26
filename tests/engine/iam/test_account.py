"""The account's alias, its counts, and the credential report."""

from datetime import UTC, datetime

import pytest

from tests.engine.iam.good import PASSWORD, iam, ok, prepare, refused
from tests.engine.support import Life


@pytest.fixture
def life():
    return Life()


def test_an_alias_is_made_replaced_and_deleted(life):
    assert ok(life, "ListAccountAliases") == {"AccountAliases": [], "IsTruncated": False}
    ok(life, "CreateAccountAlias", {"AccountAlias": "noodle-house"})
    assert refused(life, "CreateAccountAlias", {"AccountAlias": "noodle-house"}) == (
        "EntityAlreadyExists",
        "The account alias noodle-house already exists.",
    )
    ok(life, "CreateAccountAlias", {"AccountAlias": "bakery"})
    assert ok(life, "ListAccountAliases")["AccountAliases"] == ["bakery"]
    missing = ("NoSuchEntity", "The Account Alias noodle-house cannot be found.")
    assert refused(life, "DeleteAccountAlias", {"AccountAlias": "noodle-house"}) == missing
    ok(life, "DeleteAccountAlias", {"AccountAlias": "bakery"})
    assert ok(life, "ListAccountAliases")["AccountAliases"] == []


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("123456789012", "InvalidInput"),
        ("a--b", "ValidationError"),
        ("-ab", "ValidationError"),
        ("Noodle", "ValidationError"),
        ("ab", "ValidationError"),
    ],
)
def test_aliases_that_are_none(life, alias, code):
    assert refused(life, "CreateAccountAlias", {"AccountAlias": alias})[0] == code


def test_the_summary_counts(life):
    prepare(life)
    summary = ok(life, "GetAccountSummary")["SummaryMap"]
    counted = {
        name: summary[name] for name in ("Users", "Groups", "Roles", "Policies", "MFADevices", "MFADevicesInUse")
    }
    assert counted == {"Users": 2, "Groups": 2, "Roles": 1, "Policies": 0, "MFADevices": 2, "MFADevicesInUse": 1}
    assert (summary["UsersQuota"], summary["GroupsPerUserQuota"], summary["AccessKeysPerUserQuota"]) == (5000, 10, 2)
    assert len(summary) == 34


def test_there_is_a_report_when_it_was_asked_for(life):
    missing = "No report exists. Use GenerateCredentialReport to create one."
    assert refused(life, "GetCredentialReport") == ("ReportNotPresent", missing)
    assert ok(life, "GenerateCredentialReport") == {
        "State": "STARTED",
        "Description": "No report exists. Starting a new report generation task",
    }
    made = ok(life, "GetCredentialReport")
    assert (made["ReportFormat"], made["GeneratedTime"]) == (
        "text/csv",
        datetime(2026, 9, 21, 14, 13, 22, tzinfo=UTC),
    )
    ok(life, "CreateUser", {"UserName": "mina"})
    assert ok(life, "GenerateCredentialReport") == {"State": "COMPLETE"}
    assert ok(life, "GetCredentialReport") == made
    life.advance(4 * 3600)
    old = "The report is older than four hours. Use GenerateCredentialReport to create a new one."
    assert refused(life, "GetCredentialReport") == ("ReportExpired", old)
    assert ok(life, "GenerateCredentialReport")["State"] == "STARTED"
    assert len(ok(life, "GetCredentialReport")["Content"].splitlines()) == 3


def test_the_report_line_by_line(life):
    ok(life, "CreateUser", {"UserName": "Sora"})
    ok(life, "CreateUser", {"UserName": "mina", "Path": "/kitchen/"})
    ok(life, "CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD})
    ok(life, "UpdateAccountPasswordPolicy", {"MaxPasswordAge": 90})
    for status in ("Active", "Inactive"):
        key = ok(life, "CreateAccessKey", {"UserName": "mina"})["AccessKey"]["AccessKeyId"]
        ok(life, "UpdateAccessKey", {"UserName": "mina", "AccessKeyId": key, "Status": status})
    first = next(iter(iam(life).users["mina"].access_keys.values()))
    first.last_used = (life.now, "s3", "us-east-1")
    ok(life, "GenerateCredentialReport")
    text = ok(life, "GetCredentialReport")["Content"].decode()
    header, root, mina, sora = text.split("\n")
    assert header == (
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
        "password_next_rotation,mfa_active,"
        "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,"
        "access_key_1_last_used_service,"
        "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,"
        "access_key_2_last_used_service,"
        "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated"
    )
    no_key, no_certificates = ",false,N/A,N/A,N/A,N/A", ",false,N/A,false,N/A"
    assert root == (
        "<root_account>,arn:aws:iam::123456789012:root,2026-09-21T14:13:20Z,not_supported,no_information,"
        f"not_supported,not_supported,false{no_key}{no_key}{no_certificates}"
    )
    assert mina == (
        "mina,arn:aws:iam::123456789012:user/kitchen/mina,2026-09-21T14:13:22Z,true,no_information,"
        "2026-09-21T14:13:23Z,2026-12-20T14:13:23Z,false,"
        "true,2026-09-21T14:13:25Z,2026-09-21T14:13:28Z,us-east-1,s3,"
        f"false,2026-09-21T14:13:27Z,N/A,N/A,N/A{no_certificates}"
    )
    sora_arn = "arn:aws:iam::123456789012:user/Sora"
    assert sora == f"Sora,{sora_arn},2026-09-21T14:13:21Z,false,N/A,N/A,N/A,false{no_key}{no_key}{no_certificates}"
