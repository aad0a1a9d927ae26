"""Virtual MFA devices: a secret that the account and a phone share."""

import base64
import io
from typing import Any, Final

import segno

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import mfa_codes, names, tags, users
from serverless_lab.engine.services.iam.errors import (
    DeviceExists,
    DeviceInUse,
    DeviceStillInUse,
    InvalidAuthenticationCode,
    LimitExceeded,
    NotTheUsersDevice,
)
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import mfa as requests
from serverless_lab.engine.services.iam.requests.users import ListOfUserOrCaller
from serverless_lab.engine.services.iam.state import MfaDevice

SECRET_BYTES: Final = 40  # 64 characters of Base32, as AWS gives them
_QR_SCALE: Final = 5  # pixels a module


def create_virtual_mfa_device(context: Context, request: requests.CreateDevice) -> dict[str, Any]:
    """The only answer that holds the secret, as text and as a picture."""
    state = names.state(context)
    serial = device_arn(context, request)
    if serial in state.devices:
        raise DeviceExists()
    if len(state.devices) >= numbers.IAM_USERS:
        raise LimitExceeded(quota="VirtualMFADevicesPerAccount", limit=numbers.IAM_USERS)
    secret = base64.b32encode(context.chance().randbytes(SECRET_BYTES)).decode()
    device = MfaDevice(serial, secret, tags.merged({}, request.tags))
    state.devices[serial] = device
    code = segno.make(mfa_codes.uri(request.name, state.alias or context.account_id, secret), micro=False)
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=_QR_SCALE)
    shown: dict[str, Any] = {"SerialNumber": serial, "Base32StringSeed": secret.encode()}
    shown["QRCodePNG"] = picture.getvalue()
    return {"VirtualMFADevice": shown | ({"Tags": tags.described(device.tags)} if device.tags else {})}


def enable_mfa_device(context: Context, request: requests.TwoCodes) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    device = names.device(context, request.serial_number)
    users.check_settled(context, user)
    if device.user:
        raise DeviceInUse()
    if len(user.mfa) >= numbers.IAM_MFA_DEVICES_PER_USER:
        raise LimitExceeded(quota="MFADevicesPerUser", limit=numbers.IAM_MFA_DEVICES_PER_USER)
    step = mfa_codes.second_step_of(context, device, _codes(request))
    if step is None:
        raise InvalidAuthenticationCode()
    device.user, device.enabled, device.used = user.name, context.at, step
    user.mfa[device.serial] = None
    names.state(context).devices_in_use += 1
    return {}


def resync_mfa_device(context: Context, request: requests.TwoCodes) -> dict[str, Any]:
    """Learn from two codes how wrong the device's clock is."""
    device = _users_device(context, request)
    step = mfa_codes.second_step_of(context, device, _codes(request), resync=True)
    if step is None:
        raise InvalidAuthenticationCode()
    device.used, device.drift = step, mfa_codes.drift_of(context, step)
    return {}


def deactivate_mfa_device(context: Context, request: requests.UsersDevice) -> dict[str, Any]:
    """The device stays and can be enabled again, for anybody, with the same secret."""
    device = _users_device(context, request)
    user = names.user(context, device.user)
    users.check_settled(context, user)
    del user.mfa[device.serial]
    device.user, device.enabled = "", None
    names.state(context).devices_in_use -= 1
    return {}


def delete_virtual_mfa_device(context: Context, request: requests.DeviceNamed) -> dict[str, Any]:
    device = names.device(context, request.serial_number)
    if device.user:
        raise DeviceStillInUse()
    del names.state(context).devices[device.serial]
    return {}


def list_mfa_devices(context: Context, request: ListOfUserOrCaller) -> dict[str, Any]:
    if names.means_root(context, request.user_name):
        return {"MFADevices": [], "IsTruncated": False}
    user = names.user_or_caller(context, request.user_name)
    shown, more = page([names.device(context, serial) for serial in user.mfa], request.marker, request.max_items)
    return {"MFADevices": [{"UserName": user.name} | _enabled(device) for device in shown]} | more


def get_mfa_device(context: Context, request: requests.UsersDevice) -> dict[str, Any]:
    device = names.device(context, request.serial_number)
    if not device.user or request.user_name not in (None, device.user):
        raise NotTheUsersDevice()
    return {"UserName": device.user} | _enabled(device)


def list_virtual_mfa_devices(context: Context, request: requests.ListDevices) -> dict[str, Any]:
    """Secrets are not shown again."""
    devices = sorted(names.state(context).devices.values(), key=lambda device: device.serial)
    wanted = {"Assigned": (True,), "Unassigned": (False,), "Any": (True, False)}[request.assignment_status]
    found = [device for device in devices if bool(device.user) in wanted]
    shown, more = page(found, request.marker, request.max_items)
    return {"VirtualMFADevices": [_describe(context, device) for device in shown]} | more


def device_arn(context: Context, request: requests.CreateDevice) -> str:
    return names.arn_at(context, "mfa", request.path, request.name)


def named_arn(context: Context, request: Any) -> str:
    """The ARN of a virtual device is its serial number."""
    serial: str = request.serial_number
    return serial


def holder_arn(context: Context, request: requests.UsersDevice) -> str:
    """The ARN of the user whose device is asked about, named or not."""
    device = names.state(context).devices.get(request.serial_number)
    owner = names.state(context).users.get(request.user_name or (device.user if device else ""))
    return names.arn_of(context, owner) if owner else context.caller.identity


def devices_under(context: Context, request: requests.ListDevices) -> str:
    return context.arn("iam", "mfa/", everywhere=True)


def _users_device(context: Context, request: requests.TwoCodes | requests.UsersDevice) -> MfaDevice:
    user = names.user_or_caller(context, request.user_name)
    if request.serial_number not in user.mfa:
        raise NotTheUsersDevice()
    return names.device(context, request.serial_number)


def _codes(request: requests.TwoCodes) -> list[str]:
    return [request.authentication_code_1, request.authentication_code_2]


def _describe(context: Context, device: MfaDevice) -> dict[str, Any]:
    if not device.user:
        return {"SerialNumber": device.serial}
    return _enabled(device) | {"User": users.summary(context, names.user(context, device.user))}


def _enabled(device: MfaDevice) -> dict[str, Any]:
    assert device.enabled is not None
    return {"SerialNumber": device.serial, "EnableDate": to_datetime(device.enabled)}
