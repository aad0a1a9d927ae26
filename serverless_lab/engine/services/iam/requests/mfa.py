"""Requests about MFA devices."""

import msgspec

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.requests.holders import Paged
from serverless_lab.engine.tagging import Tag


class CreateDevice(Request, frozen=True):
    name: str = msgspec.field(name="VirtualMFADeviceName")
    path: str = "/"
    tags: list[Tag] = []


class DeviceNamed(Request, frozen=True):
    serial_number: str


class UsersDevice(DeviceNamed, frozen=True):
    user_name: str | None = None


class TagDevice(DeviceNamed, frozen=True):
    tags: list[Tag]


class UntagDevice(DeviceNamed, frozen=True):
    tag_keys: list[str]


class ListDeviceTags(DeviceNamed, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class TwoCodes(DeviceNamed, frozen=True):
    """What enables a device, and what brings one in step again."""

    user_name: str
    authentication_code_1: str
    authentication_code_2: str


class ListDevices(Paged, frozen=True):
    assignment_status: str = "Any"
