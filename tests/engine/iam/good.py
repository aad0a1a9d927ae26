"""A good call of every operation on people and what they sign in with, and the account it is good in."""

import pyotp

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.iam.state import IamState

PASSWORD = "Kimchi-2026!"
TWO_CODES = {"AuthenticationCode1": "{code1}", "AuthenticationCode2": "{code2}"}
SPARE = "arn:aws:iam::123456789012:mfa/spare"
PHONE = "arn:aws:iam::123456789012:mfa/phone"
PEOPLE = {
    "iam.AddUserToGroup": {"GroupName": "cooks", "UserName": "jun"},
    "iam.ChangePassword": {"OldPassword": PASSWORD, "NewPassword": "Kimchi-2027!"},
    "iam.CreateAccessKey": {"UserName": "mina"},
    "iam.CreateAccountAlias": {"AccountAlias": "noodle-house"},
    "iam.CreateGroup": {"GroupName": "waiters"},
    "iam.CreateLoginProfile": {"UserName": "jun", "Password": PASSWORD},
    "iam.CreateUser": {"UserName": "sora", "Tags": [{"Key": "team", "Value": "hall"}]},
    "iam.CreateVirtualMFADevice": {"VirtualMFADeviceName": "tablet"},
    "iam.DeactivateMFADevice": {"UserName": "mina", "SerialNumber": PHONE},
    "iam.DeleteAccessKey": {"UserName": "mina", "AccessKeyId": "{key}"},
    "iam.DeleteAccountAlias": {"AccountAlias": "bakery"},
    "iam.DeleteAccountPasswordPolicy": {},
    "iam.DeleteGroup": {"GroupName": "empty"},
    "iam.DeleteLoginProfile": {"UserName": "mina"},
    "iam.DeleteUser": {"UserName": "jun"},
    "iam.DeleteVirtualMFADevice": {"SerialNumber": SPARE},
    "iam.EnableMFADevice": {"UserName": "jun", "SerialNumber": SPARE, **TWO_CODES},
    "iam.GenerateCredentialReport": {},
    "iam.GetAccessKeyLastUsed": {"AccessKeyId": "{key}"},
    "iam.GetAccountPasswordPolicy": {},
    "iam.GetAccountSummary": {},
    "iam.GetCredentialReport": {},
    "iam.GetGroup": {"GroupName": "cooks"},
    "iam.GetLoginProfile": {"UserName": "mina"},
    "iam.GetMFADevice": {"SerialNumber": PHONE},
    "iam.ListMFADeviceTags": {"SerialNumber": SPARE},
    "iam.TagMFADevice": {"SerialNumber": SPARE, "Tags": [{"Key": "team", "Value": "hall"}]},
    "iam.UntagMFADevice": {"SerialNumber": SPARE, "TagKeys": ["team"]},
    "iam.GetUser": {"UserName": "mina"},
    "iam.ListAccessKeys": {"UserName": "mina"},
    "iam.ListAccountAliases": {},
    "iam.ListGroups": {},
    "iam.ListGroupsForUser": {"UserName": "mina"},
    "iam.ListMFADevices": {"UserName": "mina"},
    "iam.ListUserTags": {"UserName": "mina"},
    "iam.ListUsers": {},
    "iam.ListVirtualMFADevices": {},
    "iam.RemoveUserFromGroup": {"GroupName": "cooks", "UserName": "mina"},
    "iam.ResyncMFADevice": {"UserName": "mina", "SerialNumber": PHONE, **TWO_CODES},
    "iam.TagUser": {"UserName": "mina", "Tags": [{"Key": "team", "Value": "hall"}]},
    "iam.UntagUser": {"UserName": "mina", "TagKeys": ["team"]},
    "iam.UpdateAccessKey": {"UserName": "mina", "AccessKeyId": "{key}", "Status": "Inactive"},
    "iam.UpdateAccountPasswordPolicy": {"MinimumPasswordLength": 12},
    "iam.UpdateGroup": {"GroupName": "cooks", "NewGroupName": "chefs"},
    "iam.UpdateLoginProfile": {"UserName": "mina", "PasswordResetRequired": True},
    "iam.UpdateUser": {"UserName": "mina", "NewUserName": "mina.kim"},
    "lab.SignIn": {"UserName": "mina", "Password": PASSWORD, "MfaCode": "{code2}"},
}
USERS_OWN = {"iam.ChangePassword"}  # called by mina; root has no such password


def prepare(life):
    """Mina, who has one of everything, Jun, who has nothing, and an account with an alias and a policy."""
    for operation, params in (
        ("CreateUser", {"UserName": "mina", "Tags": [{"Key": "team", "Value": "kitchen"}]}),
        ("CreateUser", {"UserName": "jun"}),
        ("CreateGroup", {"GroupName": "cooks"}),
        ("CreateGroup", {"GroupName": "empty"}),
        ("AddUserToGroup", {"GroupName": "cooks", "UserName": "mina"}),
        ("CreateAccessKey", {"UserName": "mina"}),
        ("CreateLoginProfile", {"UserName": "mina", "Password": PASSWORD}),
        ("CreateAccountAlias", {"AccountAlias": "bakery"}),
        ("UpdateAccountPasswordPolicy", {"AllowUsersToChangePassword": True}),
        ("CreateVirtualMFADevice", {"VirtualMFADeviceName": "phone"}),
        ("CreateVirtualMFADevice", {"VirtualMFADeviceName": "spare"}),
        ("GenerateCredentialReport", {}),
    ):
        done = life.call("iam", operation, params)
        assert done.refusal is None, done.refusal
    codes = codes_now(life, PHONE)
    enabled = life.call(
        "iam",
        "EnableMFADevice",
        {"UserName": "mina", "SerialNumber": PHONE, "AuthenticationCode1": codes[0], "AuthenticationCode2": codes[1]},
    )
    assert enabled.refusal is None, enabled.refusal
    life.wait(120)


def iam(life) -> IamState:
    return life.cloud.state.parts["iam/"]


def code_at(life, serial, ahead=0):
    """What the phone shows at the next call, or so many steps later."""
    step = (life.wall + SECOND) // (30 * SECOND)
    return pyotp.HOTP(iam(life).devices[serial].secret).at(step + ahead)


def codes_now(life, serial):
    """The code before, and the one that counts at the next call."""
    return code_at(life, serial, -1), code_at(life, serial)


def filled(life, params):
    """The parameters with what only the account knows: a key, and codes of the device that is meant."""
    serial = params.get("SerialNumber", PHONE)
    known = {"{key}": lambda: next(iter(iam(life).key_owners))}
    known |= {"{code1}": lambda: code_at(life, serial, -1), "{code2}": lambda: code_at(life, serial)}
    return {name: known[value]() if str(value) in known else value for name, value in params.items()}


def user(name, path="/"):
    return Caller.user(f"arn:aws:iam::123456789012:user{path}{name}")


def ok(life, operation, params=None, **options):
    """The answer of a call that must be accepted."""
    done = life.call("iam", operation, params, **options)
    assert done.refusal is None, done.refusal
    return done.answer


def refused(life, operation, params=None, **options):
    """Code and sentence of a call that must be refused."""
    done = life.call("iam", operation, params, **options)
    assert done.answer is None, done.answer
    return done.refusal.code, done.refusal.message


def device(life, name, owner=""):
    """A virtual device, enabled for somebody if so asked; its serial number."""
    serial = ok(life, "CreateVirtualMFADevice", {"VirtualMFADeviceName": name})["VirtualMFADevice"]["SerialNumber"]
    if owner:
        codes = dict(zip(("AuthenticationCode1", "AuthenticationCode2"), codes_now(life, serial), strict=True))
        ok(life, "EnableMFADevice", {"UserName": owner, "SerialNumber": serial, **codes})
    return serial


def advance_days(life, days):
    """The account's clock alone goes on: phones do not."""
    done = life.advance(days * 86_400)
    assert done.refusal is None, done.refusal
