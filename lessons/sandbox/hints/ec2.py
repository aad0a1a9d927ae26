"""Refusals of EC2: networks, and what stands in them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EC2: dict[str, str | Promise] = {
    "dry-run": _("You asked only whether it could be done: it could. Take away the dry run to do it."),
    "missing-parameter": _("Something that this call needs was not given. The sentence above names it."),
    "unknown-parameter": _("This call has no such parameter. Look for a typing mistake."),
    "invalid-value": _("This value cannot be used here. The sentence above says where and why."),
    "invalid-cidr": _("A range is written as an address and a prefix length, such as 10.0.0.0/16."),
    "invalid-filter": _("This list cannot be filtered by that name."),
    "invalid-combination": _("These parameters do not go together."),
    "not-found": _("There is nothing with this id in this Region. Perhaps it was deleted, or lies in another Region."),
    "malformed-id": _("This is not an id of such a thing. Ids begin with the kind, such as vpc- or subnet-."),
    "dependency-violation": _("Something is still inside it or uses it. Delete or detach that first."),
    "limit-reached": _("The quota for this is reached. Delete what you no longer need."),
    "too-many-tags": _("A resource carries 50 tags at most."),
    "next-token": _("This is not where a list goes on. Take the token from the page before."),
    "vpc-range": _("A VPC's range is between /16 and /28: 65,536 addresses at most, 16 at least."),
    "already-attached": _("A gateway stands in front of one VPC at a time. Detach it there first."),
    "already-associated": _("A subnet goes by one route table. Replace its association, or end it first."),
    "not-attached": _("This gateway does not stand in front of that VPC."),
    "mapped-addresses": _("Public addresses still lead into the VPC through this gateway. Release or move them first."),
    "route-exists": _("This table has a route for exactly that range. Replace it instead."),
    "no-such-route": _("This table has no route for exactly that range."),
    "subnet-range": _("A subnet lies inside one of its VPC's ranges and is between /16 and /28 (IPv6: a /64)."),
    "subnet-conflict": _("Another subnet has some of these addresses already. Choose a range that is free."),
    "subnet-full": _("Every address of the subnet is taken. AWS keeps five of each subnet for itself."),
    "address-in-use": _("Somebody else has this address. Leave it out, and a free one is found."),
    "default-vpc-exists": _("This Region has its default VPC already."),
}
