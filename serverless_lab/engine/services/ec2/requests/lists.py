"""Requests about prefix lists and DHCP options."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.requests.common import Create, CreateOnce, Describe, Ec2Request


class Entry(Request, frozen=True):
    cidr: str = ""
    description: str = ""


class Removed(Request, frozen=True):
    cidr: str = ""


class CreateManagedPrefixList(CreateOnce, frozen=True, kw_only=True):
    prefix_list_name: str
    max_entries: int
    address_family: str
    entries: list[Entry] = []


class ModifyManagedPrefixList(Ec2Request, frozen=True, kw_only=True):
    prefix_list_id: str
    current_version: int | None = None
    prefix_list_name: str | None = None
    add_entries: list[Entry] = []
    remove_entries: list[Removed] = []
    max_entries: int | None = None


class ListNamed(Ec2Request, frozen=True):
    prefix_list_id: str


class DescribeLists(Describe, frozen=True):
    prefix_list_ids: list[str] = []


class GetManagedPrefixListEntries(Ec2Request, frozen=True, kw_only=True):
    prefix_list_id: str
    target_version: int | None = None
    max_results: int | None = None
    next_token: str = ""


class DhcpConfiguration(Request, frozen=True):
    key: str = ""
    values: list[str] = []


class CreateDhcpOptions(Create, frozen=True, kw_only=True):
    dhcp_configurations: list[DhcpConfiguration]


class DhcpNamed(Ec2Request, frozen=True):
    dhcp_options_id: str


class AssociateDhcpOptions(Ec2Request, frozen=True):
    dhcp_options_id: str
    vpc_id: str


class DescribeDhcpOptions(Describe, frozen=True):
    dhcp_options_ids: list[str] = []
