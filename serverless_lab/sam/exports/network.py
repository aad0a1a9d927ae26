"""The VPCs that functions lie in, with what leads in and out of them. What was there from the start is asked for."""

from typing import Any

from serverless_lab.engine.services.ec2.state.filtering import GroupRule, SecurityGroup
from serverless_lab.engine.services.ec2.state.routing import RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc
from serverless_lab.sam.exports.draft import Draft, To, logical, tag_list

_EVERYTHING = ("-1", "0.0.0.0/0")
_TARGETS = {"igw": "GatewayId", "nat": "NatGatewayId"}


def export(draft: Draft) -> None:
    network, source = draft.source.network, draft.source
    lying = [each.network for each in source.functions.functions.values() if each.network and each.network.subnets]
    for vpc_id in sorted({each.vpc for each in lying}, key=list(network.vpcs).index):
        vpc = network.vpcs[vpc_id]
        used = {each for place in lying if place.vpc == vpc_id for each in (*place.subnets, *place.groups)}
        if vpc.is_default:
            _ask(draft, vpc, used)
        else:
            _Vpc(draft, vpc).export()


def _ask(draft: Draft, vpc: Vpc, used: set[str]) -> None:
    """No template makes a default VPC: whoever deploys says which subnets and groups are meant."""
    for number, subnet in enumerate((each for each in vpc.subnets if each in used), 1):
        zone = draft.source.network.subnets[subnet].zone
        wanted = f"DefaultSubnet{number}"
        draft.known[subnet] = draft.ask(wanted, "AWS::EC2::Subnet::Id", f"A subnet of the default VPC in {zone[-1]}")
    for name, group in sorted(vpc.groups.items()):
        if group in used:
            said = f"A security group of the default VPC like {name}"
            draft.known[group] = draft.ask(logical(name, "Group"), "AWS::EC2::SecurityGroup::Id", said)


class _Vpc:
    def __init__(self, draft: Draft, vpc: Vpc) -> None:
        self.draft, self.vpc, self.network = draft, vpc, draft.source.network
        self.name = logical(vpc.tags.get("Name", ""), "Vpc")

    def export(self) -> None:
        vpc = self.vpc
        properties = {
            "CidrBlock": vpc.blocks[0].cidr,
            "InstanceTenancy": vpc.tenancy if vpc.tenancy != "default" else None,
            "EnableDnsSupport": None if vpc.dns_support else False,
            "EnableDnsHostnames": True if vpc.dns_hostnames else None,
            "Tags": tag_list(vpc.tags),
        }
        self.name = self.draft.add(self.name, "AWS::EC2::VPC", properties)
        self.draft.known[vpc.id] = {"Ref": self.name}
        self.draft.known[vpc.default_group] = {"Fn::GetAtt": [self.name, "DefaultSecurityGroup"]}
        subnets = sorted((self.network.subnets[each] for each in vpc.subnets), key=lambda each: each.cidr)
        for subnet in subnets:
            self._subnet(subnet)
        attached = self._gateway()
        nats = self._nat_gateways(attached)
        self._tables(subnets, attached + nats)
        self._groups()
        self._leave()

    def _subnet(self, subnet: Subnet) -> None:
        """By the letter of its zone: accounts elsewhere have other names for them."""
        zone = {"Fn::Sub": "${AWS::Region}" + subnet.zone[-1]}
        properties = {
            "VpcId": To(self.vpc.id),
            "CidrBlock": subnet.cidr,
            "AvailabilityZone": zone,
            "MapPublicIpOnLaunch": True if subnet.public_on_launch else None,
            "Tags": tag_list(subnet.tags),
        }
        wanted = logical(subnet.tags.get("Name", "") or f"{self.name}Subnet", "Subnet")
        self.draft.known[subnet.id] = {"Ref": self.draft.add(wanted, "AWS::EC2::Subnet", properties)}

    def _gateway(self) -> tuple[str, ...]:
        """The attachment, on which routes and public addresses depend."""
        if not self.vpc.gateway:
            return ()
        gateway = self.network.gateways[self.vpc.gateway]
        made = self.draft.add(f"{self.name}Gateway", "AWS::EC2::InternetGateway", {"Tags": tag_list(gateway.tags)})
        self.draft.known[gateway.id] = {"Ref": made}
        properties = {"VpcId": To(self.vpc.id), "InternetGatewayId": {"Ref": made}}
        return (self.draft.add(f"{self.name}GatewayAttachment", "AWS::EC2::VPCGatewayAttachment", properties),)

    def _nat_gateways(self, attached: tuple[str, ...]) -> tuple[str, ...]:
        made = []
        for nat in self.network.nat_gateways.values():
            if nat.vpc != self.vpc.id or nat.state not in ("pending", "available"):
                continue
            properties: dict[str, Any] = {"SubnetId": To(nat.subnet), "Tags": tag_list(nat.tags)}
            if nat.allocation:
                tags = tag_list(self.network.addresses[nat.allocation].tags)
                address = self.draft.add(
                    f"{self.name}NatAddress", "AWS::EC2::EIP", {"Domain": "vpc", "Tags": tags}, *attached
                )
                properties["AllocationId"] = {"Fn::GetAtt": [address, "AllocationId"]}
            else:
                properties["ConnectivityType"] = "private"
            made.append(self.draft.add(f"{self.name}NatGateway", "AWS::EC2::NatGateway", properties))
            self.draft.known[nat.id] = {"Ref": made[-1]}
        return tuple(made)

    def _tables(self, subnets: list[Subnet], after: tuple[str, ...]) -> None:
        """CloudFormation cannot change a VPC's main table: one like it takes the subnets that it applies to."""
        for table_id in self.vpc.tables:
            table = self.network.tables[table_id]
            main = table.id == self.vpc.main_table
            routes = [each for each in table.routes.values() if each.origin != "CreateRouteTable"]
            members = [each for each in subnets if each.table == table.id or (main and not each.table)]
            if not main or (routes and members):
                self._table(table, members, after)

    def _table(self, table: RouteTable, members: list[Subnet], after: tuple[str, ...]) -> None:
        properties = {"VpcId": To(self.vpc.id), "Tags": tag_list(table.tags)}
        made = self.draft.add(f"{self.name}Routes", "AWS::EC2::RouteTable", properties)
        for destination, route in sorted(table.routes.items()):
            if route.origin == "CreateRouteTable":
                continue
            member = _TARGETS.get(route.target.partition("-")[0])
            if member is None or route.target not in self.draft.known or ":" in destination:
                self.draft.leave("route", f"{table.id} {destination}")
                continue
            said = {"RouteTableId": {"Ref": made}, "DestinationCidrBlock": destination, member: To(route.target)}
            gateway = after[:1] if member == "GatewayId" else ()
            self.draft.add(f"{made}Route", "AWS::EC2::Route", said, *gateway)
        for subnet in members:
            said = {"SubnetId": To(subnet.id), "RouteTableId": {"Ref": made}}
            self.draft.add(f"{made}Association", "AWS::EC2::SubnetRouteTableAssociation", said)

    def _groups(self) -> None:
        """Rules that name another group stand on their own, so that two may name each other."""
        groups = [self.network.groups[each] for _, each in sorted(self.vpc.groups.items())]
        for group in groups:
            if group.id != self.vpc.default_group:
                self._group(group)
        for group in groups:
            if group.id != self.vpc.default_group:
                self._rules_between(group)

    def _group(self, group: SecurityGroup) -> None:
        rules = [each for each in group.rules.values() if not each.group and not self._is_left(group, each)]
        outward = [each for each in rules if each.egress]
        plain = [(each.protocol, each.cidr) for each in outward] == [_EVERYTHING] and not outward[0].description
        properties = {
            "GroupName": group.name,
            "GroupDescription": group.description,
            "VpcId": To(self.vpc.id),
            "SecurityGroupIngress": [_rule(each) for each in rules if not each.egress],
            "SecurityGroupEgress": [] if plain else [_rule(each) for each in outward],
            "Tags": tag_list(group.tags),
        }
        if not outward:
            self.draft.leave("group-lets-nothing-out", group.name)
        made = self.draft.add(logical(group.name, "Group"), "AWS::EC2::SecurityGroup", properties)
        self.draft.known[group.id] = {"Fn::GetAtt": [made, "GroupId"]}

    def _rules_between(self, group: SecurityGroup) -> None:
        for rule in group.rules.values():
            if not rule.group or self._is_left(group, rule):
                continue
            side, way = ("Destination", "Egress") if rule.egress else ("Source", "Ingress")
            said = {"GroupId": To(group.id)} | _rule(rule) | {f"{side}SecurityGroupId": To(rule.group)}
            wanted = f"{logical(group.name, 'Group')}{way}"
            self.draft.add(wanted, f"AWS::EC2::SecurityGroup{way}", said)

    def _is_left(self, group: SecurityGroup, rule: GroupRule) -> bool:
        known = not rule.group or rule.group in self.vpc.groups.values()
        if rule.prefix_list or not known or rule.peering:
            self.draft.leave("group-rule", f"{group.name} {rule.id}")
            return True
        return False

    def _leave(self) -> None:
        vpc, network = self.vpc, self.network
        default = network.groups[vpc.default_group]
        own = [(each.egress, each.protocol, each.cidr or each.group) for each in default.rules.values()]
        if sorted(own) != sorted([(False, "-1", default.id), (True, *_EVERYTHING)]):
            self.draft.leave("default-group", vpc.id)
        found = {
            "acl": [each for each in vpc.acls if each != vpc.default_acl],
            "vpc-endpoint": list(vpc.endpoints),
            "peering": list(vpc.peerings),
            "second-range": [each.cidr for each in (*vpc.blocks[1:], *vpc.blocks6)],
            "instance": [each.id for each in network.instances.values() if each.vpc == vpc.id],
            "egress-gateway": list(vpc.egress_gateways),
        }
        for key, names in found.items():
            for name in names:
                self.draft.leave(key, name)


def _rule(rule: GroupRule) -> dict[str, Any]:
    told: dict[str, Any] = {"IpProtocol": rule.protocol}
    if rule.protocol not in ("-1",) and not (rule.from_port == rule.to_port == -1 and rule.protocol not in _NUMBERED):
        told |= {"FromPort": rule.from_port, "ToPort": rule.to_port}
    if rule.cidr:
        told["CidrIpv6" if ":" in rule.cidr else "CidrIp"] = rule.cidr
    return told | ({"Description": rule.description} if rule.description else {})


_NUMBERED = ("tcp", "udp", "icmp", "icmpv6")
