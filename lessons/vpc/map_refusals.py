"""Why there is no such subnet, said and marked at the place on the address map where it would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.vpc.forms.halves import JoinSubnets, SplitSubnet
from lessons.vpc.forms.subnets import CreateSubnet
from lessons.vpc.things import titled
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

SHOWN = 5  # subnets, and things in one
Taken = Mapping[IPv4Network, Subnet]


@dataclass(frozen=True)
class Refused:
    """`typed`: the range of the form, where it would lie. `clashes`: subnets in its way."""

    typed: IPv4Network | None = None
    clashes: Sequence[IPv4Network] = ()
    reasons: Sequence[str] = ()


def read(state: Ec2State, vpc: Vpc, taken: Taken, form: OperationForm | None) -> Refused:
    if isinstance(form, SplitSubnet | JoinSubnets):
        return _in_use(state, taken, form)
    if not isinstance(form, CreateSubnet) or form.data.get("VpcId") != vpc.id:
        return Refused()
    try:
        typed = IPv4Network(form.data.get("CidrBlock", "").strip(), strict=False)
    except ValueError:
        return Refused()
    clashes = [each for each in taken if each.overlaps(typed)]
    return Refused(typed, clashes, [*_shared(state, typed, taken, clashes), *_outside(vpc, typed)])


def _shared(state: Ec2State, typed: IPv4Network, taken: Taken, clashes: Sequence[IPv4Network]) -> list[str]:
    return [
        _("{typed} and {subnet} {range} have addresses in common: {first} to {last}.").format(
            typed=typed,
            subnet=titled(state, taken[each].id),
            range=each,
            first=max(each[0], typed[0]),
            last=min(each[-1], typed[-1]),
        )
        for each in clashes[:SHOWN]
    ]


def _outside(vpc: Vpc, typed: IPv4Network) -> list[str]:
    ranges = [IPv4Network(block.cidr) for block in vpc.blocks]
    if any(typed.subnet_of(whole) for whole in ranges):
        return []
    inside = ", ".join(map(str, ranges))
    return [_("{typed} does not lie inside the VPC's range {ranges}.").format(typed=typed, ranges=inside)]


def _in_use(state: Ec2State, taken: Taken, form: SplitSubnet | JoinSubnets) -> Refused:
    """What stands in a subnet that was to be split or joined."""
    whole = form.block(state)
    if whole is None:
        return Refused()
    used = [network for network, subnet in taken.items() if network.subnet_of(whole) and subnet.used]
    said = []
    for network in used[:SHOWN]:
        holders = list(dict.fromkeys(taken[network].used.values()))
        things = ", ".join(titled(state, each) for each in holders[:SHOWN])
        text = _("{subnet} {range} is in use, so it stays as it is. In it: {things}.")
        said.append(text.format(subnet=titled(state, taken[network].id), range=network, things=things))
    return Refused(clashes=used, reasons=said)
