"""The address map: a VPC's ranges with its subnets and what is free, drawn and as a list; a free block is a subnet's
beginning."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc import address_map, cuts, map_refusals
from lessons.vpc.address_map import Area, Block
from lessons.vpc.addresses import free_hosts, reserved
from lessons.vpc.forms import halves
from lessons.vpc.forms.subnets import CreateSubnet
from lessons.vpc.map_refusals import Refused
from lessons.vpc.showing import Listing, Panel, Pick, Row, Thing
from lessons.vpc.things import titled
from serverless_lab.engine.services.ec2.addresses import RESERVED
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

TEMPLATE = "vpc/panels/map.html"
HAS_FORMS = True
OFFERED = 1_000  # free blocks in the list


@dataclass(frozen=True)
class Drawn:
    """One range of the VPC. `typed`: a range that was refused, where it would lie."""

    cidr: str
    areas: Sequence[Area]
    typed: Area | None


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    vpc = panel.state.vpcs.get(panel.vpc) or next(iter(panel.state.vpcs.values()), None)
    narrow = {"narrow": list(panel.state.vpcs.values()), "narrowed": vpc.id if vpc is not None else ""}
    if vpc is None:
        return {"vpc": None} | narrow
    ranges = [IPv4Network(block.cidr) for block in vpc.blocks]
    taken = _taken(panel, vpc)
    empty = [each for whole in ranges for each in address_map.free(whole, list(taken))]
    size = _size(page, empty)
    why = map_refusals.read(panel.state, vpc, taken, form)
    cut = cuts.read(page.where.get("cut", ""))
    offered = islice(cuts.apply(address_map.of_size(empty, size) if size else empty, cut), OFFERED)
    blocks = [Block(network, subnet) for network, subnet in taken.items()]
    blocks += [Block(each, None, cuts.half(each, cut), cuts.joined(each, cut)) for each in offered]
    return narrow | {
        "vpc": vpc,
        "drawn": [_draw(whole, blocks, why) for whole in ranges],
        "listing": _listing(panel, ranges, blocks),
        "sizes": address_map.sizes(empty),
        "size": size,
        "more": max(address_map.count_of_size(empty, size) - OFFERED, 0) if size else 0,
        "create": _create(panel, vpc),
        "reasons": why.reasons,
        "open": page.where.get("id", ""),
    }


def _taken(panel: Panel, vpc: Vpc) -> dict[IPv4Network, Any]:
    subnets = [panel.state.subnets[each] for each in vpc.subnets]
    return {IPv4Network(each.cidr): each for each in subnets}


def _size(page: Page, empty: Sequence[IPv4Network]) -> int:
    """The prefix size that was chosen, 0 for none."""
    asked = page.where.get("size", "")
    known = {str(prefix) for prefix, _count in address_map.sizes(empty)}
    return int(asked) if asked in known else 0


def _create(panel: Panel, vpc: Vpc) -> OperationForm:
    picked = panel.page.where.get("cidr", "")[:20]
    form = panel.offer(CreateSubnet, {"CidrBlock": picked} if picked else None, VpcId=vpc.id)
    if picked and not form.is_bound:
        form.fields["CidrBlock"].widget.attrs["autofocus"] = True
    return form


def _draw(whole: IPv4Network, blocks: Sequence[Block], why: Refused) -> Drawn:
    here = [each for each in blocks if each.network.subnet_of(whole)]
    area = None
    if why.typed is not None and why.typed.subnet_of(whole):
        [area] = address_map.draw(whole, [Block(why.typed)], [why.typed])
    return Drawn(str(whole), address_map.draw(whole, here, why.clashes), area)


def _listing(panel: Panel, ranges: Sequence[IPv4Network], blocks: Sequence[Block]) -> Listing:
    ordered = sorted(blocks, key=lambda each: (int(each.network.network_address), each.network.prefixlen))
    headers = (_("Range"), _("What"), _("Availability Zone"), _("Addresses"), _("Kept by AWS"), _("In use"), _("Free"))
    title = _("The same as a list")
    return panel.listing(title, headers, ordered, lambda each: _row(panel, ranges, each), None, "")


def _row(panel: Panel, ranges: Sequence[IPv4Network], block: Block) -> Row:
    count = block.network.num_addresses
    if block.subnet is None:
        return Row((block.cidr, Pick(block.cidr, block.half, block.joined), "–", count, "–", "–", "–"))
    used, free_now = len(block.subnet.used), free_hosts(block.subnet)
    kept = f"{RESERVED}: {', '.join('.' + each.rpartition('.')[2] for each, _why in reserved(block.cidr))}"
    cells = (block.cidr, Thing(block.subnet.id), block.subnet.zone, count, kept, used, free_now)
    forms = halves.offered(panel.page, panel.form, block.subnet, ranges)
    return Row(cells, forms, titled(panel.state, block.subnet.id))
