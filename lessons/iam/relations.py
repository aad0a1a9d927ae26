"""What hangs on what in an account's IAM: identities, who may become whom, and policies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lessons.courseware.policies.things import Holder
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.policy.policy import as_list
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User

NodeKind = Literal["user", "principal", "group", "role", "managed", "inline", "scp"]
EdgeKind = Literal["member", "holds", "bounded", "trusts"]
LAYERS: dict[NodeKind, int] = {
    "user": 0, "principal": 0, "group": 1, "role": 1, "managed": 2, "inline": 2, "scp": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """`key` is unique. `opens` says which panel shows it, as (tab, parameter, value): None where none does."""

    key: str
    kind: NodeKind
    label: str
    opens: tuple[str, str, str] | None = None

    @property
    def layer(self) -> int:
        return LAYERS[self.kind]


@dataclass(frozen=True)
class Edge:
    """`member`: of a group. `holds`: a policy. `bounded`: by a permissions boundary. `trusts`: may become the role."""

    kind: EdgeKind
    source: str
    target: str


def relations(state: IamState, account_id: str) -> tuple[list[Node], list[Edge]]:
    """Nodes, each once, and edges between them, by kind and name."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    held = list(_holders(state))
    for node, _holder in held:
        nodes[node.key] = node
    for key, holder in ((node.key, holder) for node, holder in held):
        edges += [Edge("member", key, f"group/{name}") for name in (holder.groups if isinstance(holder, User) else ())]
        for policy in _policies(key, holder):
            nodes[policy.key] = policy
            edges.append(Edge("holds", key, policy.key))
        if not isinstance(holder, Group) and holder.boundary:
            boundary = _managed(holder.boundary)
            nodes[boundary.key] = boundary
            edges.append(Edge("bounded", key, boundary.key))
    for name in sorted(state.roles):
        for principal in _trusted(state.roles[name], account_id):
            found = nodes.setdefault(principal.key, principal)
            edges.append(Edge("trusts", found.key, f"role/{name}"))
    for name in state.organization:
        nodes[f"scp/{name}"] = Node(f"scp/{name}", "scp", name)
    return list(nodes.values()), edges


def _holders(state: IamState) -> Iterator[tuple[Node, Holder]]:
    for name, user in sorted(state.users.items()):
        yield Node(f"user/{name}", "user", name, ("users", "user", name)), user
    for name, group in sorted(state.groups.items()):
        yield Node(f"group/{name}", "group", name, ("groups", "group", name)), group
    for name, role in sorted(state.roles.items()):
        yield Node(f"role/{name}", "role", name, ("roles", "role", name)), role


def _policies(key: str, holder: Holder) -> Iterator[Node]:
    kind, _slash, name = key.partition("/")
    for inline in sorted(holder.policies):
        yield Node(f"inline/{key}/{inline}", "inline", inline, (f"{kind}s", kind, name))
    for arn in holder.managed:
        yield _managed(arn)


def _managed(arn: str) -> Node:
    return Node(arn, "managed", arn.rpartition("/")[2], ("policies", "policy", arn))


def _trusted(role: Role, account_id: str) -> Iterator[Node]:
    """Whom the trust policy allows to become the role, each once."""
    seen: dict[str, Node] = {}
    for statement in as_list(read(role.trust)["Statement"]):
        if statement.get("Effect") == "Allow":
            for text in _principals(statement.get("Principal", {})):
                node = _principal(text, account_id)
                seen[node.key] = node
    yield from seen.values()


def _principals(element: Any) -> Iterator[str]:
    if not isinstance(element, dict):
        yield str(element)
        return
    for values in element.values():
        yield from map(str, as_list(values))


def _principal(text: str, account_id: str) -> Node:
    arn = Arn.parse(text)
    if arn is None or arn.account_id != account_id:
        return Node(f"principal/{text}", "principal", _short(text, arn))
    kind, _slash, path = arn.resource.partition("/")
    name = path.rpartition("/")[2]
    if kind == "user":
        return Node(f"user/{name}", "user", name, ("users", "user", name))
    opens = ("roles", "role", name) if kind == "role" else None
    return Node(f"principal/{text}", "principal", arn.resource, opens)


def _short(text: str, arn: Arn | None) -> str:
    """A service or provider as it is, somebody of another account with that account's number."""
    return f"{arn.account_id}:{arn.resource}" if arn else text
