"""Rows of the operation table about prefix lists, DHCP options and further ranges of VPCs."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import blocks, dhcp, lists, names
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import lists as requests
from serverless_lab.engine.services.ec2.requests import vpcs as vpc_requests


def _its_vpc(context: Context, request: vpc_requests.DisassociateVpcCidrBlock) -> str:
    return names.arn(context, "vpc", names.state(context).associations.get(request.association_id, "*"))


def _dhcp_and_vpc(context: Context, request: requests.AssociateDhcpOptions) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


_LIST = on("pl", "prefix_list_id")
OPERATIONS = (
    row("CreateManagedPrefixList", requests.CreateManagedPrefixList, lists.create_managed_prefix_list, new("pl")),
    row("ModifyManagedPrefixList", requests.ModifyManagedPrefixList, lists.modify_managed_prefix_list, _LIST),
    row("DeleteManagedPrefixList", requests.ListNamed, lists.delete_managed_prefix_list, _LIST),
    describes("DescribeManagedPrefixLists", requests.DescribeLists, lists.describe_managed_prefix_lists),
    describes("DescribePrefixLists", requests.DescribeLists, lists.describe_prefix_lists),
    row(
        "GetManagedPrefixListEntries",
        requests.GetManagedPrefixListEntries,
        lists.get_managed_prefix_list_entries,
        _LIST,
        read_only=True,
    ),
    row("CreateDhcpOptions", requests.CreateDhcpOptions, dhcp.create_dhcp_options, new("dopt")),
    row(
        "AssociateDhcpOptions",
        requests.AssociateDhcpOptions,
        dhcp.associate_dhcp_options,
        on("dopt", "dhcp_options_id"),
        besides=_dhcp_and_vpc,
    ),
    describes("DescribeDhcpOptions", requests.DescribeDhcpOptions, dhcp.describe_dhcp_options),
    row("DeleteDhcpOptions", requests.DhcpNamed, dhcp.delete_dhcp_options, on("dopt", "dhcp_options_id")),
    row(
        "AssociateVpcCidrBlock",
        vpc_requests.AssociateVpcCidrBlock,
        blocks.associate_vpc_cidr_block,
        on("vpc", "vpc_id"),
        differs=(
            "range-at-once",
            "range-of-any-block",
        ),
    ),
    row(
        "DisassociateVpcCidrBlock",
        vpc_requests.DisassociateVpcCidrBlock,
        blocks.disassociate_vpc_cidr_block,
        _its_vpc,
    ),
)
