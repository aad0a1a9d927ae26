"""Rows of the operation table about virtual MFA devices."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import mfa
from serverless_lab.engine.services.iam.operations.users import on_user
from serverless_lab.engine.services.iam.requests import mfa as requests
from serverless_lab.engine.services.iam.requests.users import ListOfUserOrCaller

_USERS_ONLY = "Devices belong to IAM users; the root user has none."

OPERATIONS = (
    Operation(
        "iam",
        "CreateVirtualMFADevice",
        requests.CreateDevice,
        mfa.create_virtual_mfa_device,
        mfa.device_arn,
        "iam:CreateVirtualMFADevice",
        keys=mfa.device_keys,
    ),
    on_user(
        "EnableMFADevice",
        requests.TwoCodes,
        mfa.enable_mfa_device,
        fidelity="simplified",
        note=f"Virtual devices only, no security keys or hardware tokens. {_USERS_ONLY}",
    ),
    on_user("ResyncMFADevice", requests.TwoCodes, mfa.resync_mfa_device, fidelity="simplified", note=_USERS_ONLY),
    on_user(
        "DeactivateMFADevice", requests.UsersDevice, mfa.deactivate_mfa_device, fidelity="simplified", note=_USERS_ONLY
    ),
    Operation(
        "iam",
        "DeleteVirtualMFADevice",
        requests.DeviceNamed,
        mfa.delete_virtual_mfa_device,
        mfa.named_arn,
        "iam:DeleteVirtualMFADevice",
    ),
    on_user("ListMFADevices", ListOfUserOrCaller, mfa.list_mfa_devices, read_only=True),
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
