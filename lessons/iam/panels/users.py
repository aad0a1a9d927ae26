"""Users: what each may do, and what it proves itself with."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.page import Page
from lessons.courseware.policies.things import arn_of
from lessons.iam import authenticator, least_privilege
from lessons.iam.forms.keys import (
    ChangePassword,
    CreateAccessKey,
    CreateLoginProfile,
    DeleteAccessKey,
    DeleteLoginProfile,
    UpdateAccessKey,
    UpdateLoginProfile,
)
from lessons.iam.forms.mfa import (
    CreateVirtualMFADevice,
    DeactivateMFADevice,
    DeleteVirtualMFADevice,
    EnableMFADevice,
    ResyncMFADevice,
)
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.users import AddUserToGroup, CreateUser, DeleteUser, RemoveUserFromGroup, UpdateUser
from lessons.iam.panels.held import held, tagged
from serverless_lab.engine import numbers
from serverless_lab.engine.services.iam.state import AccessKey, MfaDevice, User

TEMPLATE = "iam/panels/users.html"
HAS_FORMS = True
SHOWN = 200
SPARE = 5  # devices that wait to be bound


@dataclass(frozen=True)
class Key:
    key: AccessKey
    turn: OperationForm
    delete: OperationForm


@dataclass(frozen=True)
class Device:
    """`forms` in the order they are useful. A device that is bound shows no QR code any more."""

    device: MfaDevice
    name: str
    shown: authenticator.Shown
    picture: str
    forms: tuple[OperationForm, ...]


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    users = page.probe.iam.users
    user = users.get(page.where.get("user", ""))
    if user is None:
        rows = sorted(users.values(), key=lambda each: each.name)
        return {
            "user": None,
            "users": rows[:SHOWN],
            "others": max(len(rows) - SHOWN, 0),
            "create": CreateUser.offer(page, form),
            "missing": page.where.get("user", ""),
        }
    return {"user": user, "arn": arn_of(page.view.state.account_id, user)} | _detail(page, form, user)


def _detail(page: Page, form: OperationForm | None, user: User) -> dict[str, Any]:
    own = {"UserName": user.name}
    return {
        "held": held(page, form, "User", user),
        "meter": least_privilege.read(page.view.cloud, user),
        "groups": [(name, RemoveUserFromGroup.offer(page, form, GroupName=name, **own)) for name in user.groups],
        "join": AddUserToGroup.offer(page, form, **own),
        "password": _password(page, form, user),
        "keys": [_key(page, form, user, key) for key in user.access_keys.values()],
        "create_key": CreateAccessKey.offer(page, form, **own),
        "keys_full": len(user.access_keys) >= numbers.IAM_ACCESS_KEYS_PER_USER,
        "devices": [_device(page, form, user, page.probe.iam.devices[serial]) for serial in user.mfa],
        "spare": [_spare(page, form, user, device) for device in _unbound(page)],
        "create_device": CreateVirtualMFADevice.offer(page, form, {"VirtualMFADeviceName": user.name}),
        "tagged": tagged(page, form, "User", user.tags, **own),
        "rename": UpdateUser.offer(page, form, **own),
        "delete": DeleteUser.offer(page, form, **own),
        "in_the_way": bool(user.policies or user.managed or user.groups or user.access_keys or user.login or user.mfa),
    }


def _password(page: Page, form: OperationForm | None, user: User) -> tuple[OperationForm, ...]:
    own = {"UserName": user.name}
    if user.login is None:
        return (CreateLoginProfile.offer(page, form, **own),)
    change = UpdateLoginProfile.offer(page, form, {"PasswordResetRequired": user.login.must_reset}, **own)
    delete = DeleteLoginProfile.offer(page, form, **own)
    acting = page.view.cloud.acting
    if acting.kind == "user" and acting.arn == arn_of(page.view.state.account_id, user):
        return change, ChangePassword.offer(page, form), delete
    return change, delete


def _key(page: Page, form: OperationForm | None, user: User, key: AccessKey) -> Key:
    own = {"UserName": user.name, "AccessKeyId": key.key_id}
    status = "Inactive" if key.active else "Active"
    return Key(key, UpdateAccessKey.offer(page, form, Status=status, **own), DeleteAccessKey.offer(page, form, **own))


def _device(page: Page, form: OperationForm | None, user: User, device: MfaDevice) -> Device:
    own = {"UserName": user.name, "SerialNumber": device.serial}
    forms = (ResyncMFADevice.offer(page, form, **own), DeactivateMFADevice.offer(page, form, **own))
    return Device(device, device.serial.rpartition("/")[2], authenticator.display(device), "", forms)


def _unbound(page: Page) -> list[MfaDevice]:
    waiting = (device for device in reversed(page.probe.iam.devices.values()) if not device.user)
    return list(islice(waiting, SPARE))


def _spare(page: Page, form: OperationForm | None, user: User, device: MfaDevice) -> Device:
    enable = EnableMFADevice.offer(page, form, UserName=user.name, SerialNumber=device.serial)
    delete = DeleteVirtualMFADevice.offer(page, form, SerialNumber=device.serial)
    picture = authenticator.picture(page, device)
    return Device(device, device.serial.rpartition("/")[2], authenticator.display(device), picture, (enable, delete))
