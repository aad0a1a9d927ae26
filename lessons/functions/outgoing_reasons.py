"""Why a call of a function found no way out of its VPC, and what cures it.

`{service}` is what was called, `{address}` where its name leads, `{thing}` what stopped the call, `{target}` where the
route leads.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(NamedTuple):
    why: "str | Promise"
    cure: "str | Promise"


_WAYS_OUT = _(
    "Two things help: a NAT gateway in a public subnet with a route for 0.0.0.0/0 to it, or an endpoint for {service} "
    "in the VPC."
)
REASONS: dict[str, Reason] = {
    "NO_ROUTE_TO_DESTINATION": Reason(
        _("The function's subnet has no route to {service}: nothing leads out of the VPC."), _WAYS_OUT
    ),
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS": Reason(
        _(
            "A function's interface never has a public address, so the internet gateway does not take its packets, "
            "not even in a public subnet."
        ),
        _WAYS_OUT,
    ),
    "BAD_STATE_ROUTE": Reason(
        _("The route leads to {target}, which is gone or does not work: a black hole."),
        _("Let the route lead to something that works."),
    ),
    "BAD_STATE": Reason(
        _("{thing} is not available now."), _("Wait until it is available, then call the function again.")
    ),
    "NAT_ROUTES_TO_ITSELF": Reason(
        _("The NAT gateway's own subnet sends its packets back to it: it stands in a private subnet."),
        _("Put it into a subnet whose route for 0.0.0.0/0 leads to an internet gateway."),
    ),
    "SUBNET_ACL_RESTRICTION": Reason(
        _("The network ACL {thing} denies it: the first rule that fits HTTPS to {address} says DENY, or none fits."),
        _("Allow TCP 443 there in this direction, and 1024-65535 for the answers in the other one."),
    ),
}
OWN_GROUP = Reason(
    _("The function's own security group {thing} does not let HTTPS out to {address}."),
    _("Give it an outbound rule for TCP 443."),
)
ENDPOINTS_GROUP = Reason(
    _("The endpoint's security group {thing} does not let the function in on TCP 443."),
    _("Give it an inbound rule for TCP 443 from the function's security group."),
)
ANSWER_STOPPED = Reason(
    _("The call arrived, but the answer was stopped: the network ACL {thing} knows no connections."),
    _("Allow TCP 1024-65535 there in this direction: the ports that answers come back to."),
)
PRIVATE_NAT = Reason(
    _("The NAT gateway has no public address, so the internet gateway does not take its packets."),
    _("Make a public NAT gateway, with an elastic IP, and let the route lead to it."),
)
OTHERWISE = Reason(
    _("The call was stopped at {thing}."), _("Send the same packet on the network's bench: it shows every hop.")
)
