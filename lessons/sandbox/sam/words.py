"""What a template makes, leaves out and leaves behind, said to the learner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from serverless_lab.sam.expanding import LeftOut
from serverless_lab.sam.exports.draft import LeftBehind

_ALIKE = {
    "Serverless::Function": "Lambda::Function",
    "Serverless::LayerVersion": "Lambda::LayerVersion",
    "Lambda::LayerVersionPermission": "Lambda::Permission",
    "IAM::Policy": "IAM::ManagedPolicy",
}
SHOWN = 20  # names behind one sentence
LEFT_OUT: dict[str, Promise] = {
    "type": _("{where}: {type} is not simulated here."),
    "property": _("{where}: {what} has no effect here."),
    "event": _("{where}: the event source {what} is not simulated here."),
    "policy": _("{where}: the policy {what} has nothing to allow here."),
}
LEFT_BEHIND: dict[str, Promise] = {
    "older-version": _("Versions that are not what the code is now: a template publishes the code it brings, once."),
    "alias-elsewhere": _(
        "Aliases that lead to such a version or share calls with one, and what hangs on them: URLs, permissions, "
        "provisioned concurrency."
    ),
    "provisioned-version": _("Provisioned concurrency of a version that SAM publishes: only its alias can have it."),
    "older-layer": _("Versions of layers that no function uses any more."),
    "role-gone": _("Roles that functions name and that are not there any more."),
    "older-policy": _("Earlier versions of managed policies."),
    "policy-tags": _("Tags of managed policies, which CloudFormation does not set."),
    "users": _("Users, with their passwords, keys and devices: those of an exercise have no place in a real account."),
    "groups": _("Groups."),
    "other-roles": _("Roles that no function has."),
    "other-policies": _("Policies that no role of a function has."),
    "route": _("Routes to something that the template does not make."),
    "group-rule": _("Rules that name a prefix list or a group elsewhere."),
    "group-lets-nothing-out": _(
        "That nothing goes out of a security group: CloudFormation lets everything out where no rule is given."
    ),
    "default-group": _("Rules of a VPC's default security group."),
    "messages": _("Messages that lie in queues."),
    "confirmation": _(
        "Confirmations: whoever is behind these subscriptions is asked again, and gets nothing until then."
    ),
    "endpoint-elsewhere": _("Subscriptions of addresses, versions and aliases that the template does not make."),
    "topic-delivery": _("Delivery policies of topics, for which CloudFormation has no property."),
    "texting": _("What is set for text messages, and numbers that want none."),
    "acl": _("Network ACLs of one's own."),
    "vpc-endpoint": _("VPC endpoints."),
    "peering": _("Peering connections."),
    "second-range": _("Further address ranges of VPCs."),
    "instance": _("Instances."),
    "egress-gateway": _("Egress-only internet gateways."),
}


@dataclass(frozen=True)
class Left:
    """A reason, and what is left for it; `more` are names that are not shown."""

    sentence: str
    names: list[str]
    more: int


def left_out(each: LeftOut) -> str:
    return str(LEFT_OUT[each.key]).format(**each._asdict())


def left_behind(found: Iterable[LeftBehind]) -> list[Left]:
    by_key: dict[str, list[str]] = {}
    for each in found:
        by_key.setdefault(each.key, []).append(each.name)
    return [Left(str(LEFT_BEHIND[key]), names[:SHOWN], max(0, len(names) - SHOWN)) for key, names in by_key.items()]


def counted(types: Mapping[str, int]) -> list[str]:
    """`3 functions`, `1 role`, and so on."""
    spoken: dict[str, int] = {}
    for kind, n in types.items():
        short = kind.removeprefix("AWS::")
        short = _ALIKE.get(short, short)
        spoken[short] = spoken.get(short, 0) + n
    return [_spoken(kind, n) for kind, n in spoken.items()]


def _spoken(kind: str, n: int) -> str:
    """With its number; the type itself where nobody has another word for it."""
    match kind:
        case "Lambda::Function":
            text = ngettext("{n} function", "{n} functions", n)
        case "Lambda::LayerVersion":
            text = ngettext("{n} layer version", "{n} layer versions", n)
        case "Lambda::Version":
            text = ngettext("{n} version", "{n} versions", n)
        case "Lambda::Alias":
            text = ngettext("{n} alias", "{n} aliases", n)
        case "Lambda::Url":
            text = ngettext("{n} function URL", "{n} function URLs", n)
        case "Lambda::Permission":
            text = ngettext("{n} permission", "{n} permissions", n)
        case "SQS::Queue":
            text = ngettext("{n} queue", "{n} queues", n)
        case "SNS::Topic":
            text = ngettext("{n} topic", "{n} topics", n)
        case "SNS::Subscription":
            text = ngettext("{n} subscription", "{n} subscriptions", n)
        case "IAM::Role":
            text = ngettext("{n} role", "{n} roles", n)
        case "IAM::ManagedPolicy":
            text = ngettext("{n} policy", "{n} policies", n)
        case "IAM::User":
            text = ngettext("{n} user", "{n} users", n)
        case "IAM::Group":
            text = ngettext("{n} group", "{n} groups", n)
        case "EC2::VPC":
            text = ngettext("{n} VPC", "{n} VPCs", n)
        case "EC2::Subnet":
            text = ngettext("{n} subnet", "{n} subnets", n)
        case "EC2::SecurityGroup":
            text = ngettext("{n} security group", "{n} security groups", n)
        case _:
            return f"{n} × {kind}"
    return text.format(n=n)
