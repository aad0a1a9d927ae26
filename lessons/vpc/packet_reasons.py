"""Why a packet stops, and what would help: a sentence each for every code of the tracer.

`{port}` and `{protocol}` are those of the packet as it stands there, `{source}` and `{destination}` its addresses.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(NamedTuple):
    why: "str | Promise"
    helps: "str | Promise"


REASONS: dict[str, Reason] = {
    "ENI_SG_RULES_MISMATCH": Reason(
        _("No rule of these groups fits {protocol} {port} between {source} and {destination}. A group only allows."),
        _("Add a rule for this protocol, port and address to one of the groups."),
    ),
    "SG_HAS_NO_RULES": Reason(
        _("These groups have no rule in this direction at all, so nothing passes."),
        _("Add a rule for what is to pass."),
    ),
    "SUBNET_ACL_RESTRICTION": Reason(
        _("The network ACL denies it: the first rule by number that fits says DENY, or none fits."),
        _("Add an ALLOW rule with a lower number, and one for the answers in the other direction."),
    ),
    "BAD_STATE": Reason(
        _("What the packet came to is not running or not available now."),
        _("Start the instance, or wait until the NAT gateway is available."),
    ),
    "ENI_SOURCE_DEST_CHECK_RESTRICTION": Reason(
        _("The packet carries an address that is not the interface's own, and the interface checks for that."),
        _("Send it to the right interface. Only for a server that passes packets on, turn the check off."),
    ),
    "NO_ROUTE_TO_DESTINATION": Reason(
        _("The subnet's route table has no route for {destination}."),
        _("Add a route: to an internet gateway, a NAT gateway or a peering connection."),
    ),
    "BAD_STATE_ROUTE": Reason(
        _("The route that fits is a black hole: what it leads to is gone, detached or stopped."),
        _("Let the route lead to something that works, or repair its target."),
    ),
    "NO_POSSIBLE_DESTINATION": Reason(
        _("Nobody has the address {destination} there."),
        _("Check the address. Private addresses mean nothing on the internet."),
    ),
    "PROTOCOL_RESTRICTION": Reason(
        _("A NAT gateway translates TCP, UDP and ICMP over IPv4 only."),
        _("For IPv6, use an egress-only internet gateway."),
    ),
    "NAT_ROUTES_TO_ITSELF": Reason(
        _("The NAT gateway's own subnet sends its packets back to it: it stands in a private subnet."),
        _("Put the NAT gateway into a subnet whose route for 0.0.0.0/0 leads to an internet gateway."),
    ),
    "NAT_HAS_NO_CONNECTION": Reason(
        _("Nobody inside opened this connection. A NAT gateway lets answers in and nothing else."),
        _("Start the connection from inside, or give the instance a public address in a public subnet."),
    ),
    "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS": Reason(
        _("The sender {source} has no public address, so the internet gateway cannot pass it on."),
        _("Give it a public or elastic address, or send its subnet through a NAT gateway."),
    ),
    "FUNCTION_TAKES_NO_CONNECTION": Reason(
        _("This interface is a function's. A function calls out and takes answers; nobody connects to it."),
        _("To call a function, invoke it: through AWS's API, or through something that does so."),
    ),
    "NO_CONNECTION_TO_ANSWER": Reason(
        _("An egress-only gateway lets out what begins inside. This would be an answer to somebody outside."),
        _("For connections from outside, route to an internet gateway."),
    ),
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS": Reason(
        _("No public address leads to it, so nobody on the internet can name it."),
        _("Give the interface an elastic address, or launch the instance with a public one."),
    ),
    "UNASSOCIATED_COMPONENT": Reason(
        _("There is no gateway in front of this VPC, or the other side of the peering is gone."),
        _("Attach an internet gateway to the VPC, or make the peering anew."),
    ),
    "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR": Reason(
        _("A peering carries packets between its own two VPCs only; it is no way through to a third."),
        _("Make a peering between the two VPCs that want to talk."),
    ),
    "ROUTES_IN_A_CIRCLE": Reason(
        _("The routes send the packet in a circle; the lab gives up after 64 hops."),
        _("Look at which two route tables point at each other."),
    ),
}
# Of an answer that an ACL stops: the mistake that nearly everybody makes once.
ANSWER_STOPPED = Reason(
    _("The network ACL does not know connections: the answer goes to port {port} and needs a rule of its own."),
    _("Allow {protocol} 1024-65535 in this direction: the ports that clients listen on for answers."),
)
