"""Requests about MFA devices."""

import msgspec

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.tags import Tag


class CreateDevice(Request, frozen=True):
    name: str = msgspec.field(name="VirtualMFADeviceName")
    path: str = "/"
    tags: list[Tag] = []


class DeviceNamed(Request, frozen=True):
    serial_number: str


class UsersDevice(Request, frozen=True):
    serial_number: str
    user_name: str | None = None


class TagDevice(Request, frozen=True):
    serial_number: str
    tags: list[Tag]


class UntagDevice(Request, frozen=True):
    serial_number: str
    tag_keys: list[str]


class ListDeviceTags(Request, frozen=True):
    serial_number: str
    marker: str | None = None
    max_items: int | None = None


class TwoCodes(Request, frozen=True):
    """What enables a device, and what brings one in step again."""

    user_name: str
    serial_number: str
    authentication_code_1: str
    authentication_code_2: str


class ListDevices(Request, frozen=True):
    assignment_status: str = "Any"
    marker: str | None = None
    max_items: int | None = None
