"""New things in the state, with what AWS makes along with them. Whoever calls has checked everything."""

from collections.abc import Callable
from ipaddress import IPv4Network

from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule, NetworkAcl, SecurityGroup
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import CidrBlock, Subnet, Vpc

NewId = Callable[[str], str]  # prefix → id
EVERYWHERE, EVERYWHERE6 = "0.0.0.0/0", "::/0"
LAST_RULE, LAST_RULE6 = 32767, 32768
FIRST_RULE, FIRST_RULE6 = 100, 101


def make_vpc(state: Ec2State, new_id: NewId, cidr: str) -> Vpc:
    """A VPC with its main route table, default network ACL and default security group."""
    vpc = Vpc(
        id=new_id("vpc"),
        blocks=[CidrBlock(new_id("vpc-cidr-assoc"), cidr)],
        main_table=new_id("rtb"),
        default_acl=new_id("acl"),
        default_group=new_id("sg"),
    )
    state.vpcs[vpc.id] = vpc
    state.associations[vpc.blocks[0].association_id] = vpc.id
    main = make_table(state, vpc, vpc.main_table)
    main.main_association = new_id("rtbassoc")
    state.associations[main.main_association] = main.id
    _make_default_acl(state, vpc)
    _make_default_group(state, new_id, vpc)
    return vpc


def make_table(state: Ec2State, vpc: Vpc, table_id: str) -> RouteTable:
    """A route table that knows the way within its VPC."""
    table = RouteTable(table_id, vpc.id)
    for block in [*vpc.blocks, *vpc.blocks6]:
        table.routes[block.cidr] = Route(block.cidr, "local", "CreateRouteTable")
    state.tables[table.id] = table
    vpc.tables[table.id] = None
    return table


def make_acl(state: Ec2State, vpc: Vpc, acl_id: str) -> NetworkAcl:
    """A network ACL that lets nothing through: its last rules, which cannot be taken away, deny."""
    acl = NetworkAcl(acl_id, vpc.id)
    for entries, egress in ((acl.ingress, False), (acl.egress, True)):
        entries[LAST_RULE] = AclEntry(LAST_RULE, egress, "-1", False, EVERYWHERE)
        if vpc.blocks6:
            entries[LAST_RULE6] = AclEntry(LAST_RULE6, egress, "-1", False, EVERYWHERE6)
    state.acls[acl.id] = acl
    vpc.acls[acl.id] = None
    return acl


def open_ipv6(state: Ec2State, new_id: NewId, vpc: Vpc) -> None:
    """A VPC's first IPv6 range: its ACLs get a last rule for it, and what is the default lets it through as IPv4."""
    for acl_id in vpc.acls:
        acl = state.acls[acl_id]
        for entries, egress in ((acl.ingress, False), (acl.egress, True)):
            entries[LAST_RULE6] = AclEntry(LAST_RULE6, egress, "-1", False, EVERYWHERE6)
            if acl.is_default and FIRST_RULE6 not in entries:
                entries[FIRST_RULE6] = AclEntry(FIRST_RULE6, egress, "-1", True, EVERYWHERE6)
    group = state.groups[vpc.default_group]
    if not any(rule.egress and rule.cidr == EVERYWHERE6 for rule in group.rules.values()):
        rule = GroupRule(new_id("sgr"), True, "-1", -1, -1, cidr=EVERYWHERE6)
        group.rules[rule.id] = rule
        state.rules[rule.id] = group.id


def make_subnet(state: Ec2State, new_id: NewId, vpc: Vpc, cidr: IPv4Network, zone: str) -> Subnet:
    """A subnet under the VPC's main route table and default network ACL."""
    subnet = Subnet(new_id("subnet"), vpc.id, str(cidr), zone, vpc.default_acl, new_id("aclassoc"))
    state.subnets[subnet.id] = subnet
    state.associations[subnet.acl_association] = vpc.default_acl
    state.acls[vpc.default_acl].subnets[subnet.id] = subnet.acl_association
    vpc.subnets[subnet.id] = None
    return subnet


def _make_default_acl(state: Ec2State, vpc: Vpc) -> None:
    acl = make_acl(state, vpc, vpc.default_acl)
    acl.is_default = True
    for entries, egress in ((acl.ingress, False), (acl.egress, True)):
        entries[FIRST_RULE] = AclEntry(FIRST_RULE, egress, "-1", True, EVERYWHERE)


def _make_default_group(state: Ec2State, new_id: NewId, vpc: Vpc) -> None:
    """It lets in who wears it as well, and everything out."""
    group = SecurityGroup(vpc.default_group, "default", "default VPC security group", vpc.id)
    inward = GroupRule(new_id("sgr"), False, "-1", -1, -1, group=group.id)
    outward = GroupRule(new_id("sgr"), True, "-1", -1, -1, cidr=EVERYWHERE)
    for rule in (inward, outward):
        group.rules[rule.id] = rule
        state.rules[rule.id] = group.id
    group.named_by[group.id] = 1
    state.groups[group.id] = group
    vpc.groups["default"] = group.id
