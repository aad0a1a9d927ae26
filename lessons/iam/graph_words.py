"""The picture of who gets what from where, in sentences: one paragraph for each identity."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.iam.graph import Graph
from lessons.iam.relations import EdgeKind, Node

KINDS: dict[str, "str | Promise"] = {
    "user": gettext_lazy("user"),
    "principal": gettext_lazy("principal"),
    "group": gettext_lazy("group"),
    "role": gettext_lazy("role"),
    "managed": gettext_lazy("managed policy"),
    "inline": gettext_lazy("inline policy"),
    "scp": gettext_lazy("service control policy"),
}


@dataclass(frozen=True)
class Told:
    """A user, a group, a role or the organization, and what there is to say about it."""

    node: Node
    kind: "str | Promise"
    sentences: tuple[str, ...]


def tell(graph: Graph) -> list[Told]:
    """Everybody who can hold a policy, in the order of the picture's layers."""
    joined: dict[tuple[str, EdgeKind], list[Node]] = defaultdict(list)
    into: dict[str, list[Node]] = defaultdict(list)
    for edge in graph.relations:
        joined[edge.source, edge.kind].append(graph.known[edge.target])
        if edge.kind == "trusts":
            into[edge.target].append(graph.known[edge.source])
    found = []
    for node in graph.known.values():
        if node.kind in ("user", "group", "role"):
            found.append(Told(node, KINDS[node.kind], tuple(_sentences(node, joined, into[node.key]))))
        elif node.kind == "scp":
            found.append(Told(node, KINDS["scp"], (_("It stands above everybody in this account."),)))
    return found


def _sentences(node: Node, joined: dict[tuple[str, EdgeKind], list[Node]], trusted: list[Node]) -> list[str]:
    said = []
    own = joined.get((node.key, "holds"), [])
    groups = joined.get((node.key, "member"), [])
    for group in groups:
        given = joined.get((group.key, "holds"), [])
        text = (
            _("In the group {group}, which has {policies}.") if given else _("In the group {group}, which has nothing.")
        )
        said.append(text.format(group=group.label, policies=_names(given)))
    if own:
        said.append(_("Has {policies}.").format(policies=_names(own)))
    elif not groups:
        said.append(_("Has no policy."))
    for boundary in joined.get((node.key, "bounded"), []):
        said.append(_("Never more than {boundary} allows (permissions boundary).").format(boundary=boundary.label))
    if node.kind == "role":
        text = _("May be assumed by {principals}.") if trusted else _("Nobody may assume it.")
        said.append(text.format(principals=_names(trusted)))
    roles = joined.get((node.key, "trusts"), [])
    if roles:
        said.append(_("Is trusted by {roles}.").format(roles=_names(roles)))
    return said


def _names(nodes: list[Node]) -> str:
    return ", ".join(node.label for node in nodes)
