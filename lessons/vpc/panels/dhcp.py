"""DHCP option sets; they stand on the tab of the VPCs that they are told in."""

from django.utils.translation import gettext as _

from lessons.vpc.forms.lists import CreateDhcpOptions, DeleteDhcpOptions
from lessons.vpc.showing import Detail, Listing, Panel, Row, Section, Thing, title_of
from serverless_lab.engine.services.ec2.state.vpcs import DhcpOptions


def listing(panel: Panel) -> Listing:
    return panel.listing(
        _("DHCP options"),
        (_("Name"), _("What is told")),
        list(panel.state.dhcp_options.values()),
        lambda each: Row((Thing(each.id), [f"{key}: {', '.join(values)}" for key, values in each.options.items()])),
        CreateDhcpOptions,
        _("None. They tell instances which name servers to ask and which domain they are in."),
    )


def detail(panel: Panel, found: DhcpOptions) -> Detail:
    rows = [Row((key, ", ".join(values))) for key, values in found.options.items()]
    return Detail(
        found.id,
        _("DHCP options"),
        title_of(found),
        panel.rename(found),
        (),
        (Section(_("What is told"), (_("DHCP option"), _("Value")), rows),),
        panel.offer(DeleteDhcpOptions, DhcpOptionsId=found.id),
        [Thing(vpc.id) for vpc in panel.state.vpcs.values() if vpc.dhcp_options == found.id],
    )
