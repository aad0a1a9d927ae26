"""Forms that make two subnets of one, and one of two: deleted and made anew as one step, or not at all."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console import operation
from lessons.courseware.console.fields import name
from lessons.courseware.console.operation import Call, Press
from lessons.courseware.page import Page
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.things import label
from serverless_lab.engine.services.ec2.addresses import VPC_PREFIXES
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet


class _Replace(OperationForm):
    """A subnet cannot change its range, so it is deleted. `old` are further ones that go, `new` the ranges to come."""

    operation, together = "DeleteSubnet", True
    SubnetId = name(_("Subnet"))
    old: Sequence[Subnet] = ()
    new: Sequence[tuple[str, str]] = ()  # name and range
    subnet: Subnet | None = None

    def prepare(self, page: Page) -> None:
        state = page.probe.ec2
        self.subnet = state.subnets.get(self.cleaned_data["SubnetId"])
        if self.subnet is not None:
            self.plan(state, self.subnet)

    def plan(self, state: Ec2State, subnet: Subnet) -> None:
        raise NotImplementedError

    def block(self, state: Ec2State) -> IPv4Network | None:
        """What it is about, on the address map."""
        subnet = state.subnets.get(self.data.get("SubnetId", ""))
        return IPv4Network(subnet.cidr) if subnet is not None else None

    def further(self) -> Iterable[Call]:
        for each in self.old:
            yield "DeleteSubnet", {"SubnetId": each.id}
        for called, cidr in self.new:
            assert self.subnet is not None
            params: dict[str, Any] = {"VpcId": self.subnet.vpc, "CidrBlock": cidr, "AvailabilityZone": self.subnet.zone}
            if called:
                tags = [{"Key": "Name", "Value": called}]
                params["TagSpecifications"] = [{"ResourceType": "subnet", "Tags": tags}]
            yield "CreateSubnet", params


class SplitSubnet(_Replace):
    said, button = _("The subnet is two halves now. Undo makes it one again."), _("Split")
    question = _("Split it in half? The halves go by the main route table and the default ACL.")

    def plan(self, state: Ec2State, subnet: Subnet) -> None:
        halves = [str(each) for each in IPv4Network(subnet.cidr).subnets()]
        called = label(subnet)
        self.new = [(f"{called}-{number}" if called else "", half) for number, half in enumerate(halves, 1)]


class JoinSubnets(_Replace):
    said, button = _("The subnet has the whole block now. Undo takes it back."), _("Join")
    question = _("Join it with the other half? The whole goes by the main route table and the default ACL.")

    def plan(self, state: Ec2State, subnet: Subnet) -> None:
        whole = IPv4Network(subnet.cidr).supernet()
        self.old = [each for each in others(state, subnet) if IPv4Network(each.cidr).subnet_of(whole)]
        self.new = [(label(subnet), str(whole))]

    def block(self, state: Ec2State) -> IPv4Network | None:
        half = super().block(state)
        return half.supernet() if half is not None else None


def others(state: Ec2State, subnet: Subnet) -> list[Subnet]:
    """The VPC's other subnets."""
    return [state.subnets[each] for each in state.vpcs[subnet.vpc].subnets if each != subnet.id]


def offered(
    page: Page, refused: operation.OperationForm | None, subnet: Subnet, ranges: Sequence[IPv4Network]
) -> list[operation.OperationForm | Press]:
    """What can be done with the block of a subnet in these ranges."""
    network = IPv4Network(subnet.cidr)
    forms: list[operation.OperationForm | Press] = []
    if network.prefixlen < VPC_PREFIXES[-1]:
        forms.append(SplitSubnet.press(page, refused, SubnetId=subnet.id))
    if any(network != each and network.subnet_of(each) for each in ranges):
        forms.append(JoinSubnets.press(page, refused, SubnetId=subnet.id))
    return forms


HALVES = (SplitSubnet, JoinSubnets)
