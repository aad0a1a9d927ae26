"""Route tables: signposts, and which subnets go by each."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.subnets import AssociateRouteTable, DisassociateRouteTable, ReplaceRouteTableAssociation
from lessons.vpc.forms.tables import CreateRoute, CreateRouteTable, DeleteRoute, DeleteRouteTable, ReplaceRoute
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Sign, Thing, title_of, yes
from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # associated subnets


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    table = panel.open("rtb")
    if table is not None:
        return panel.detail_page(_detail(panel, table))
    listing = panel.listing(
        _("Route tables"),
        (_("Name"), _("VPC"), _("Main"), _("Routes"), _("Subnets")),
        panel.here(panel.state.tables.values()),
        lambda each: Row(
            (Thing(each.id), Thing(each.vpc), yes(bool(each.main_association)), len(each.routes), len(each.subnets))
        ),
        CreateRouteTable,
        _("No route table."),
    )
    return panel.list_page(listing, missing=panel.missing("rtb"))


def _detail(panel: Panel, table: RouteTable) -> Detail:
    main: tuple[OperationForm, ...] = ()
    if table.main_association:
        main = (panel.offer(ReplaceRouteTableAssociation, AssociationId=table.main_association, near=table.id),)
    return Detail(
        table.id,
        _("Route table"),
        title_of(table),
        panel.rename(table),
        ((_("VPC"), Thing(table.vpc), ()), (_("Main table of the VPC"), yes(bool(table.main_association)), main)),
        (_routes(panel, table), _associations(panel, table)),
        None if table.main_association else panel.offer(DeleteRouteTable, RouteTableId=table.id),
        [Thing(each) for each in list(table.subnets)[:SHOWN]],
        _("The main table goes with its VPC.") if table.main_association else "",
    )


def _routes(panel: Panel, table: RouteTable) -> Section:
    rows = [_route(panel, table, each) for each in table.routes.values()]
    add = panel.offer(CreateRoute, RouteTableId=table.id)
    note = _("The longest prefix that fits decides; the order does not matter.")
    return Section(_("Routes"), (_("Destination"), _("Target"), _("State")), rows, (add,), note=note)


def _route(panel: Panel, table: RouteTable, route: Route) -> Row:
    state = condition(panel.state, route)
    target: Cell = "local" if route.target == "local" else Thing(route.target)
    listed = route.destination.startswith("pl-")
    destination: Cell = Thing(route.destination) if listed else route.destination
    cells: tuple[Cell, ...] = (destination, target, Sign(state, "good" if state == "active" else "bad"))
    if route.target == "local" or route.target.startswith("vpce-"):
        return Row(cells)
    own = {"RouteTableId": table.id, "DestinationCidrBlock": route.destination}
    change = panel.offer(ReplaceRoute, {"target": route.target}, **own)
    return Row(cells, (change, panel.offer(DeleteRoute, **own)), route.destination)


def _associations(panel: Panel, table: RouteTable) -> Section:
    rows = [
        Row((Thing(subnet),), (panel.offer(DisassociateRouteTable, AssociationId=association),), subnet)
        for subnet, association in list(table.subnets.items())[:SHOWN]
    ]
    empty = _("None. Subnets without a table of their own go by the main one.")
    add = panel.offer(AssociateRouteTable, RouteTableId=table.id)
    rest = max(len(table.subnets) - SHOWN, 0)
    return Section(_("Subnets that go by it"), (_("Subnet"),), rows, (add,), empty, rest=rest)
