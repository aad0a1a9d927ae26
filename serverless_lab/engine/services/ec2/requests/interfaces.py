"""Requests about network interfaces and elastic addresses."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.services.ec2.filters import Filter
from serverless_lab.engine.services.ec2.requests.common import BooleanValue, Create, CreateOnce, Describe, Ec2Request


class PrivateIp(Request, frozen=True):
    private_ip_address: str = ""
    primary: bool = False


class CreateNetworkInterface(CreateOnce, frozen=True, kw_only=True):
    subnet_id: str
    description: str = ""
    private_ip_address: str | None = None
    private_ip_addresses: list[PrivateIp] = []
    secondary_private_ip_address_count: int = 0
    groups: list[str] = []


class InterfaceNamed(Ec2Request, frozen=True):
    network_interface_id: str


class DescribeNetworkInterfaces(Describe, frozen=True):
    network_interface_ids: list[str] = []


class TextValue(Request, frozen=True):
    value: str = ""


class AttachmentChanges(Request, frozen=True, kw_only=True):
    attachment_id: str = ""
    delete_on_termination: bool | None = None


class ModifyNetworkInterfaceAttribute(Ec2Request, frozen=True, kw_only=True):
    network_interface_id: str
    description: TextValue | None = None
    source_dest_check: BooleanValue | None = None
    groups: list[str] | None = None
    attachment: AttachmentChanges | None = None


class AttachNetworkInterface(Ec2Request, frozen=True, kw_only=True):
    network_interface_id: str
    instance_id: str
    device_index: int


class DetachNetworkInterface(Ec2Request, frozen=True, kw_only=True):
    attachment_id: str
    force: bool = False


class AssignPrivateIpAddresses(Request, frozen=True, kw_only=True):
    network_interface_id: str
    private_ip_addresses: list[str] = []
    secondary_private_ip_address_count: int = 0


class UnassignPrivateIpAddresses(Request, frozen=True):
    network_interface_id: str
    private_ip_addresses: list[str] = []


class AllocateAddress(Create, frozen=True):
    domain: str = "vpc"
    address: Annotated[str | None, REFUSED] = None
    public_ipv4_pool: Annotated[str | None, REFUSED] = None


class AssociateAddress(Ec2Request, frozen=True):
    allocation_id: str | None = None
    instance_id: str | None = None
    network_interface_id: str | None = None
    private_ip_address: str | None = None
    allow_reassociation: bool = False


class DisassociateAddress(Ec2Request, frozen=True):
    association_id: str | None = None


class ReleaseAddress(Ec2Request, frozen=True):
    allocation_id: str | None = None


class DescribeAddresses(Ec2Request, frozen=True):
    filters: list[Filter] = []
    allocation_ids: list[str] = []
    public_ips: list[str] = []
