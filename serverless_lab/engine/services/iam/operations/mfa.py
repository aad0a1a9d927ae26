"""Rows of the operation table about virtual MFA devices."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam import keys, mfa, mfa_tags
from serverless_lab.engine.services.iam.operations.users import on_user
from serverless_lab.engine.services.iam.requests import mfa as requests
from serverless_lab.engine.services.iam.requests.users import ListOfUserOrCaller


def _tags(
    name: str, request: type[Request], handle: Callable[[Context, Any], dict[str, Any]], **more: Any
) -> Operation:
    return Operation("iam", name, request, handle, mfa.named_arn, f"iam:{name}", **more)


OPERATIONS = (
    Operation(
        "iam",
        "CreateVirtualMFADevice",
        requests.CreateDevice,
        mfa.create_virtual_mfa_device,
        mfa.device_arn,
        "iam:CreateVirtualMFADevice",
        keys=keys.new_tags,
    ),
    on_user(
        "EnableMFADevice",
        requests.TwoCodes,
        mfa.enable_mfa_device,
        differs=("virtual-devices-only", "no-device-of-root"),
    ),
    on_user("ResyncMFADevice", requests.TwoCodes, mfa.resync_mfa_device, differs=("no-device-of-root",)),
    on_user("DeactivateMFADevice", requests.UsersDevice, mfa.deactivate_mfa_device, differs=("no-device-of-root",)),
    Operation(
        "iam",
        "DeleteVirtualMFADevice",
        requests.DeviceNamed,
        mfa.delete_virtual_mfa_device,
        mfa.named_arn,
        "iam:DeleteVirtualMFADevice",
    ),
    Operation(
        "iam",
        "GetMFADevice",
        requests.UsersDevice,
        mfa.get_mfa_device,
        mfa.holder_arn,
        "iam:GetMFADevice",
        read_only=True,
        differs=("virtual-devices-only",),
    ),
    _tags("TagMFADevice", requests.TagDevice, mfa_tags.tag_mfa_device, keys=keys.new_tags),
    _tags("UntagMFADevice", requests.UntagDevice, mfa_tags.untag_mfa_device, keys=keys.gone_tags),
    _tags("ListMFADeviceTags", requests.ListDeviceTags, mfa_tags.list_mfa_device_tags, read_only=True),
    on_user(
        "ListMFADevices", ListOfUserOrCaller, mfa.list_mfa_devices, read_only=True, differs=("virtual-devices-only",)
    ),
    Operation(
        "iam",
        "ListVirtualMFADevices",
        requests.ListDevices,
        mfa.list_virtual_mfa_devices,
        mfa.devices_under,
        "iam:ListVirtualMFADevices",
        read_only=True,
    ),
)
