"""Virtual MFA devices: real codes, by real time, each taken once."""

import base64
import io
from datetime import UTC, datetime

import pyotp
import pytest
import segno

from serverless_lab.engine.news import MfaCodeUsed
from serverless_lab.engine.questions import MfaStep
from serverless_lab.engine.services.iam.state import MfaDevice
from tests.engine.iam.good import advance_days, code_at, device, iam, ok, refused
from tests.engine.support import Life

PHONE = "arn:aws:iam::123456789012:mfa/phone"
MINA = "arn:aws:iam::123456789012:user/mina"
WRONG = ("InvalidAuthenticationCode", "Authentication code for device is not valid.")


@pytest.fixture
def life():
    life = Life()
    for name in ("mina", "jun"):
        ok(life, "CreateUser", {"UserName": name})
    return life


def two(first, second):
    return {"AuthenticationCode1": first, "AuthenticationCode2": second}


def enable(life, first, second, name="mina"):
    asked = {"UserName": name, "SerialNumber": PHONE, **two(code_at(life, PHONE, first), code_at(life, PHONE, second))}
    return life.call("iam", "EnableMFADevice", asked)


def step_at(life):
    """The 30-second step of real time at the next call."""
    return (life.wall + 1_000_000) // 30_000_000


def step_of(life, code, arn=MINA, serial=PHONE):
    """What another service hears about a code, one second later."""
    wall = life.wall + 1_000_000
    context = life.cloud._machine.context(life.cloud.root, "us-east-1", life.now, wall, "look")
    return context.ask(MfaStep(arn, serial, code))


def test_a_device_as_it_is_made(life):
    tags = [{"Key": "owner", "Value": "mina"}]
    asked = {"VirtualMFADeviceName": "my.phone", "Path": "/kitchen/", "Tags": tags}
    made = ok(life, "CreateVirtualMFADevice", asked)["VirtualMFADevice"]
    serial = "arn:aws:iam::123456789012:mfa/kitchen/my.phone"
    assert (made["SerialNumber"], made["Tags"]) == (serial, tags)
    assert len(base64.b32decode(made["Base32StringSeed"])) == 40
    assert made["QRCodePNG"][:8] == b"\x89PNG\r\n\x1a\n"
    assert refused(life, "CreateVirtualMFADevice", asked) == (
        "EntityAlreadyExists",
        "MFADevice entity at the same path and name already exists.",
    )


def test_the_picture_says_the_documented_address(life):
    ok(life, "CreateAccountAlias", {"AccountAlias": "noodle-house"})
    made = ok(life, "CreateVirtualMFADevice", {"VirtualMFADeviceName": "phone+1"})["VirtualMFADevice"]
    secret = made["Base32StringSeed"].decode()
    expected = io.BytesIO()
    code = segno.make(f"otpauth://totp/phone%2B1@noodle-house?secret={secret}", micro=False)
    code.save(expected, kind="png", scale=5)
    assert made["QRCodePNG"] == expected.getvalue()


@pytest.mark.parametrize(
    ("first", "second", "good"),
    [(-1, 0, True), (0, 1, True), (-2, -1, True), (-3, -2, False), (1, 2, False), (0, 0, False), (0, -1, False)],
)
def test_two_codes_that_follow_each_other_within_a_step(life, first, second, good):
    device(life, "phone")
    done = enable(life, first, second)
    assert (done.refusal is None) is good
    if not good:
        assert (done.refusal.code, done.refusal.message) == WRONG
    assert iam(life).users["mina"].mfa == ({PHONE: None} if good else {})


def test_an_enabled_device_is_listed(life):
    device(life, "phone")
    device(life, "spare")
    enable(life, -1, 0)
    at = datetime(2026, 9, 21, 14, 13, 25, tzinfo=UTC)
    shown = {"SerialNumber": PHONE, "EnableDate": at}
    listed = ok(life, "ListMFADevices", {"UserName": "mina"})
    assert listed == {"MFADevices": [{"UserName": "mina"} | shown], "IsTruncated": False}
    listed = ok(life, "ListVirtualMFADevices")["VirtualMFADevices"]
    assert [each["SerialNumber"].rpartition("/")[2] for each in listed] == ["phone", "spare"]
    assert listed[0] == shown | {"User": ok(life, "GetUser", {"UserName": "mina"})["User"]}
    for status, names in (("Assigned", ["phone"]), ("Unassigned", ["spare"]), ("Any", ["phone", "spare"])):
        found = ok(life, "ListVirtualMFADevices", {"AssignmentStatus": status})["VirtualMFADevices"]
        assert [each["SerialNumber"].rpartition("/")[2] for each in found] == names
    assert ok(life, "ListMFADevices")["MFADevices"] == []


def test_a_device_is_found_by_its_serial_number(life):
    device(life, "phone", "mina")
    at = datetime(2026, 9, 21, 14, 13, 24, tzinfo=UTC)
    shown = {"UserName": "mina", "SerialNumber": PHONE, "EnableDate": at}
    assert ok(life, "GetMFADevice", {"SerialNumber": PHONE}) == shown
    assert ok(life, "GetMFADevice", {"SerialNumber": PHONE, "UserName": "mina"}) == shown
    foreign = ("NoSuchEntity", "MFA Device invalid for user.")
    assert refused(life, "GetMFADevice", {"SerialNumber": PHONE, "UserName": "jun"}) == foreign
    spare = device(life, "spare")
    assert refused(life, "GetMFADevice", {"SerialNumber": spare}) == foreign


def test_a_device_has_tags(life):
    named = {"SerialNumber": device(life, "phone")}
    tags = [{"Key": "team", "Value": "hall"}, {"Key": "colour", "Value": "red"}]
    ok(life, "TagMFADevice", named | {"Tags": tags})
    ok(life, "UntagMFADevice", named | {"TagKeys": ["Colour"]})
    assert ok(life, "ListMFADeviceTags", named) == {"Tags": tags[:1], "IsTruncated": False}


def test_a_device_serves_one_user(life):
    device(life, "phone", "mina")
    done = enable(life, 1, 2, "jun")
    assert (done.refusal.code, done.refusal.message) == ("EntityAlreadyExists", "MFA Device already in use.")
    named = {"UserName": "jun", "SerialNumber": PHONE}
    foreign = ("NoSuchEntity", "MFA Device invalid for user.")
    assert refused(life, "DeactivateMFADevice", named) == foreign
    assert refused(life, "ResyncMFADevice", named | two("000000", "000000")) == foreign
    in_use = ("DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.")
    assert refused(life, "DeleteVirtualMFADevice", {"SerialNumber": PHONE}) == in_use


def test_a_device_is_deactivated_given_to_another_and_deleted(life):
    device(life, "phone", "mina")
    ok(life, "DeactivateMFADevice", {"UserName": "mina", "SerialNumber": PHONE})
    assert (iam(life).users["mina"].mfa, iam(life).devices_in_use) == ({}, 0)
    life.wait(90)
    assert enable(life, -1, 0, "jun").refusal is None
    ok(life, "DeactivateMFADevice", {"UserName": "jun", "SerialNumber": PHONE})
    ok(life, "DeleteVirtualMFADevice", {"SerialNumber": PHONE})
    missing = ("NoSuchEntity", f"VirtualMFADevice with serial number {PHONE} doesn't exist.")
    assert refused(life, "DeleteVirtualMFADevice", {"SerialNumber": PHONE}) == missing
    asked = {"UserName": "mina", "SerialNumber": PHONE, **two("000000", "111111")}
    assert refused(life, "EnableMFADevice", asked) == missing


def test_eight_devices_and_no_more(life):
    for number in range(8):
        device(life, f"d{number}", "mina")
    device(life, "phone")
    done = enable(life, -1, 0)
    assert (done.refusal.code, done.refusal.message) == (
        "LimitExceeded",
        "Cannot exceed quota for MFADevicesPerUser: 8",
    )


def test_so_many_devices_in_an_account(life):
    devices = iam(life).devices
    for number in range(5_000):
        devices[f"d{number}"] = MfaDevice(f"d{number}", "A" * 16)
    assert refused(life, "CreateVirtualMFADevice", {"VirtualMFADeviceName": "more"}) == (
        "LimitExceeded",
        "Cannot exceed quota for VirtualMFADevicesPerAccount: 5000",
    )


def test_a_user_made_anew_waits_a_minute(life):
    device(life, "phone")
    ok(life, "DeleteUser", {"UserName": "mina"})
    ok(life, "CreateUser", {"UserName": "mina"})
    assert enable(life, -1, 0).refusal.code == "EntityTemporarilyUnmodifiable"
    life.wait(60)
    assert enable(life, -1, 0).refusal is None


def test_codes_go_by_real_time(life):
    """The account's clock may be days ahead, or stand still: the phone does not know."""
    device(life, "phone", "mina")
    life.wait(90)
    advance_days(life, 400)
    life.call("lab", "SetClockRate", {"Rate": 0})
    life.wait(3600)
    now = step_at(life)
    for ahead, step in ((-2, None), (-1, now - 1), (0, now), (1, now + 1), (2, None)):
        assert step_of(life, code_at(life, PHONE, ahead)) == step


def test_a_code_is_of_a_user_and_a_device(life):
    device(life, "phone", "mina")
    life.wait(90)
    code = code_at(life, PHONE)
    assert step_of(life, code) == step_at(life)
    assert step_of(life, code, arn=MINA + "x") is None
    assert step_of(life, code, serial=PHONE + "x") is None
    ok(life, "DeactivateMFADevice", {"UserName": "mina", "SerialNumber": PHONE})
    assert step_of(life, code_at(life, PHONE)) is None


def test_a_code_is_taken_once_and_those_before_with_it(life):
    device(life, "phone", "mina")
    assert step_of(life, code_at(life, PHONE)) is None  # it enabled the device
    life.wait(90)
    step = step_of(life, code_at(life, PHONE))
    context = life.cloud._machine.context(life.cloud.root, "us-east-1", life.now, life.wall, "use")
    for used in (step, step - 5):
        context.announce(MfaCodeUsed(at=life.now, region="us-east-1", serial=PHONE, step=used))
    context.announce(MfaCodeUsed(at=life.now, region="us-east-1", serial=PHONE + "x", step=step))
    life.cloud._machine.react(context)
    assert [step_of(life, code_at(life, PHONE, ahead)) for ahead in (-1, 0, 1)] == [None, None, step + 1]


def resync(life, first, second):
    codes = two(code_at(life, PHONE, first), code_at(life, PHONE, second))
    return life.call("iam", "ResyncMFADevice", {"UserName": "mina", "SerialNumber": PHONE, **codes})


def test_a_phone_whose_clock_is_wrong_is_brought_in_step(life):
    device(life, "phone", "mina")
    life.wait(3600)
    ahead = 20  # ten minutes
    assert step_of(life, code_at(life, PHONE, ahead)) is None
    assert resync(life, ahead, ahead + 1).refusal is None
    assert iam(life).devices[PHONE].drift == ahead + 1
    life.wait(60)
    assert step_of(life, code_at(life, PHONE, ahead + 1)) == step_at(life) + ahead + 1
    assert step_of(life, code_at(life, PHONE)) is None
    assert resync(life, -20, -18).refusal.message == WRONG[1]
    assert resync(life, 60, 61).refusal.message == WRONG[1]


def test_a_phone_that_is_late(life):
    device(life, "phone", "mina")
    life.wait(3600)
    assert resync(life, -20, -19).refusal is None
    assert iam(life).devices[PHONE].drift == -19
    life.wait(60)
    assert step_of(life, code_at(life, PHONE, -19)) == step_at(life) - 19


def test_codes_are_those_of_rfc_6238():
    """The RFC's own example: SHA-1, the secret `12345678901234567890`, eight digits cut to six."""
    secret = base64.b32encode(b"12345678901234567890").decode()
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
        assert pyotp.HOTP(secret).at(seconds // 30) == code
