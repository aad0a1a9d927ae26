"""MFA devices at the bench: the picture, the built-in authenticator, and signing in with its codes."""

import base64
import re
from typing import Any

import pyotp
import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.instant import SECOND
from tests.iam.desk import PAGE, iam_of, page, post, text
from tests.iam.good_forms import PASSWORD
from tests.iam.shop import allow, document
from tests.sandbox.conftest import Wall

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(as_learner: Client, account: Account, iam: Any) -> str:
    """The serial number of a device that is not bound yet."""
    as_learner.cookies["lab_language"] = "en"
    iam("CreateUser", UserName="mina")
    iam("CreateLoginProfile", UserName="mina", Password=PASSWORD)
    assert post(as_learner, "CreateVirtualMFADevice", "?user=mina", {"VirtualMFADeviceName": "mina"}).status_code == 200
    return f"arn:aws:iam::{account.account_id}:mfa/mina"


def codes(shown: str) -> tuple[str, str]:
    ((before, now),) = re.findall(r"data-before>(\d{6})<.*?data-now>(\d{6})<", shown, re.S)
    return before, now


def two(serial: str, first: str, second: str) -> dict[str, str]:
    return {"UserName": "mina", "SerialNumber": serial, "AuthenticationCode1": first, "AuthenticationCode2": second}


def test_a_device_is_bound_with_what_the_lab_shows_and_counts_at_signing_in(
    as_learner: Client, account: Account, phone: str, wall: Wall
) -> None:
    shown = page(as_learner, "?user=mina")
    assert "not bound yet" in shown
    device = iam_of(account).devices[phone]
    (picture,) = re.findall(r'src="data:image/png;base64,([^"]+)"', shown)
    assert base64.b64decode(picture)[:4] == b"\x89PNG"
    assert codes(shown)[1] == pyotp.TOTP(device.secret).at(wall.at // SECOND)
    bound = post(as_learner, "EnableMFADevice", "?user=mina", two(phone, *codes(shown)))
    assert (bound.status_code, "in use" in text(bound)) == (200, True)
    assert device.secret not in text(bound)
    assert "This code was used already" in text(bound)
    used = as_learner.get(f"{PAGE}codes/", {"serial": phone}).json()
    assert used["used"] is True
    wall.wait(30)
    fresh = as_learner.get(f"{PAGE}codes/", {"serial": phone}).json()
    assert (fresh["used"], fresh["before"], 0 < fresh["left"] <= 30) == (False, used["now"], True)
    sign_in = {"UserName": "mina", "Password": PASSWORD, "MfaCode": fresh["now"]}
    assert lab.call(account, "lab", "SignIn", sign_in).refusal is None


def test_wrong_codes_are_refused_at_the_form(as_learner: Client, account: Account, phone: str) -> None:
    refused = post(as_learner, "EnableMFADevice", "?user=mina", two(phone, "000000", "000001"))
    assert (refused.status_code, "InvalidAuthenticationCode" in text(refused)) == (422, True)
    assert "Type two codes that follow each other." in text(refused)
    assert iam_of(account).users["mina"].mfa == {}


def test_a_bound_device_is_brought_in_step_and_given_up(
    as_learner: Client, account: Account, phone: str, wall: Wall
) -> None:
    post(as_learner, "EnableMFADevice", "?user=mina", two(phone, *codes(page(as_learner, "?user=mina"))))
    wall.wait(60)
    shown = page(as_learner, "?user=mina")
    assert post(as_learner, "ResyncMFADevice", "?user=mina", two(phone, *codes(shown))).status_code == 200
    gone = post(as_learner, "DeactivateMFADevice", "?user=mina", {"UserName": "mina", "SerialNumber": phone})
    assert (gone.status_code, "not bound yet" in text(gone)) == (200, True)


def test_codes_are_shown_to_their_owner_alone(as_other: Client, stranger: Client, phone: str) -> None:
    for client in (as_other, stranger):
        assert client.get(f"{PAGE}codes/", {"serial": phone}).status_code == 404


def test_a_user_changes_the_own_password(as_learner: Client, account: Account, phone: str, iam: Any) -> None:
    iam("UpdateAccountPasswordPolicy", AllowUsersToChangePassword=True)
    assert 'id="ChangePassword"' not in page(as_learner, "?user=mina")
    lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD})
    assert 'id="ChangePassword"' in page(as_learner, "?user=mina")
    new = {"OldPassword": PASSWORD, "NewPassword": "Fried-Dumplings-8"}
    answer = post(as_learner, "ChangePassword", "?user=mina", new)
    assert answer.status_code == 200
    again = post(as_learner, "ChangePassword", "?user=mina", new)
    assert (again.status_code, "The old password was incorrect." in text(again)) == (422, True)


def test_what_a_user_may_not_do_is_denied_for_real(as_learner: Client, account: Account, phone: str) -> None:
    lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD})
    denied = post(as_learner, "CreateUser", "", {"UserName": "jun"})
    assert (denied.status_code, "AccessDenied" in text(denied)) == (422, True)
    assert "is not authorized to perform: iam:CreateUser" in text(denied)


def test_the_credential_report_is_a_file(as_learner: Client, account: Account, phone: str, as_other: Client) -> None:
    assert as_learner.get(f"{PAGE}report/").status_code == 404
    post(as_learner, "GenerateCredentialReport", "?tab=account")
    file = as_learner.get(f"{PAGE}report/")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert [line.partition(",")[0] for line in text(file).splitlines()] == ["user", "<root_account>", "mina"]
    assert as_other.get(f"{PAGE}report/").status_code == 404


def test_a_role_is_switched_to_from_its_own_page(as_learner: Client, account: Account, phone: str) -> None:
    post(as_learner, "CreateRole", "?tab=roles", {"RoleName": "cook", "trusted": "here"})
    arn = f"arn:aws:iam::{account.account_id}:role/cook"
    policy = {"UserName": "mina", "PolicyName": "cooks", "PolicyDocument": document(allow("sts:*", arn))}
    assert post(as_learner, "PutUserPolicy", "?user=mina", policy).status_code == 200
    lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD})
    assert f'name="role" value="{arn}"' in page(as_learner, "?tab=roles&role=cook")
    as_learner.post(f"{PAGE}acting/switch/", {"role": arn})
    assert lab.look(account).cloud.acting.arn == f"arn:aws:sts::{account.account_id}:assumed-role/cook/mina"
