"""Who gets what from where: the relations, where they are drawn, and what is told of them."""

import json
import re
from itertools import combinations
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.iam.graph import HEIGHT, WIDTH, Graph, draw
from lessons.iam.graph_words import tell
from lessons.iam.relations import relations
from lessons.sandbox.models import Account
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User
from tests.iam.desk import PAGE
from tests.iam.shop import do, trust

ACCOUNT = "123456789012"
TEXT = json.dumps({"Statement": []})
NAMES = st.sampled_from([f"name{number}" for number in range(12)])
SOME = st.lists(NAMES, unique=True, max_size=6)


def trusting(principals: list[str]) -> str:
    arns = [f"arn:aws:iam::{ACCOUNT}:user/{name}" for name in principals]
    arns += [f"arn:aws:iam::{ACCOUNT}:role/{name}" for name in principals[:1]]
    statement = {"Effect": "Allow", "Principal": {"AWS": arns, "Service": "lambda.amazonaws.com"}, "Action": "*"}
    return json.dumps({"Statement": [statement]})


@st.composite
def states(make: st.DrawFn) -> IamState:
    state = IamState(organization=dict.fromkeys(make(SOME), TEXT))
    for name in make(SOME):
        managed = dict.fromkeys(f"arn:aws:iam::aws:policy/{each}" for each in make(SOME))
        state.groups[name] = Group("AGPA", name, "/", 0, dict.fromkeys(make(SOME), TEXT), managed)
    for name in make(SOME):
        boundary = make(st.sampled_from(["", "arn:aws:iam::aws:policy/name1"]))
        groups = dict.fromkeys(group for group in make(SOME) if group in state.groups)
        policies = dict.fromkeys(make(SOME), TEXT)
        state.users[name] = User("AIDA", name, "/", 0, policies, boundary=boundary, groups=groups)
    for name in make(SOME):
        state.roles[name] = Role("AROA", name, "/", 0, trusting(make(SOME)), policies=dict.fromkeys(make(SOME), TEXT))
    return state


def boxes(graph: Graph) -> list[tuple[int, int, int, int]]:
    return [(each.x, each.y, each.x + WIDTH, each.y + HEIGHT) for each in graph.nodes]


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@settings(deadline=None, max_examples=40)
@given(states())
def test_nothing_overlaps_and_everything_is_inside(state: IamState) -> None:
    graph = draw(state, ACCOUNT)
    found = boxes(graph)
    assert all(apart(one, other) for one, other in combinations(found, 2))
    assert all(x >= 0 and y >= 0 and right <= graph.width and below <= graph.height for x, y, right, below in found)


@settings(deadline=None, max_examples=40)
@given(states())
def test_every_edge_joins_two_nodes_from_left_to_right(state: IamState) -> None:
    graph = draw(state, ACCOUNT)
    nodes, edges = relations(state, ACCOUNT)
    keys = {node.key: node for node in nodes}
    assert len(keys) == len(nodes) == len(graph.nodes)
    assert all(keys[edge.source].layer < keys[edge.target].layer for edge in edges)
    starts = {(x + WIDTH, y + HEIGHT // 2) for x, y, _, _ in boxes(graph)}
    ends = {(x, y + HEIGHT // 2) for x, y, _, _ in boxes(graph)}
    assert len(graph.edges) == len(edges)
    for edge in graph.edges:
        numbers = [int(number) for number in re.findall(r"-?\d+", edge.path)]
        assert tuple(numbers[:2]) in starts
        assert tuple(numbers[-2:]) in ends


@settings(deadline=None, max_examples=40)
@given(states())
def test_the_same_state_is_the_same_picture(state: IamState) -> None:
    one, other = draw(state, ACCOUNT), draw(state, ACCOUNT)
    assert (boxes(one), one.edges, one.width, one.height) == (boxes(other), other.edges, other.width, other.height)


@settings(deadline=None, max_examples=40)
@given(states(), st.sampled_from(["en", "ko"]))
def test_everybody_is_told_of(state: IamState, language: str) -> None:
    with translation.override(language):
        told = tell(draw(state, ACCOUNT))
    assert {each.node.key for each in told} >= {
        *(f"user/{name}" for name in state.users),
        *(f"group/{name}" for name in state.groups),
        *(f"role/{name}" for name in state.roles),
    }
    assert all(each.sentences for each in told)


def test_an_edge_that_passes_a_layer_goes_around_its_nodes() -> None:
    """A line never runs under a node that it has nothing to do with."""
    state = IamState()
    for number in range(5):
        name = f"n{number}"
        state.groups[name] = Group("AGPA", name, "/", 0)
        state.users[name] = User("AIDA", name, "/", 0, policies={"mine": TEXT}, groups={name: None})
    graph = draw(state, ACCOUNT)
    middles = [range(each.y, each.y + HEIGHT) for each in graph.nodes if each.node and each.node.kind == "group"]
    passing = [edge.path for edge in graph.edges if "H" in edge.path]
    assert len(passing) == 5
    for path in passing:
        level = int(path.split("H")[0].split()[-1])
        assert all(level not in span for span in middles)


def panel(client: Client, **headers: Any) -> str:
    answer = client.get(f"{PAGE}?tab=graph", headers={"accept-language": "en"} | headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_the_panel_tells_and_draws(as_learner: Client, shop: Account) -> None:
    shown = panel(as_learner)
    assert "In the group cooks, which has PhotoAccess." in shown
    assert "Never more than ShopBoundary allows (permissions boundary)." in shown
    assert "May be assumed by sora." in shown
    assert f'href="{PAGE}?tab=users&amp;user=mina">' in shown
    assert shown.count('<path class="edge bounded"') == 1


@pytest.mark.django_db
def test_a_name_is_only_ever_text(as_learner: Client, shop: Account) -> None:
    """Another account's users are believed, whatever they are called."""
    stranger = "arn:aws:iam::999999999999:user/<script>alert(1)</script>"
    do(shop, "CreateRole", RoleName="odd", AssumeRolePolicyDocument=trust(AWS=stranger))
    shown = panel(as_learner)
    assert "<script>alert" not in shown
    assert "999999999999:user/&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.django_db
def test_the_panel_asks_the_database_the_same_for_1_and_for_30(
    as_learner: Client, shop: Account, django_assert_num_queries: Any
) -> None:
    panel(as_learner)
    with django_assert_num_queries(7):
        panel(as_learner)
    for number in range(30):
        do(shop, "CreateUser", UserName=f"cook{number}")
        do(shop, "AddUserToGroup", UserName=f"cook{number}", GroupName="cooks")
    panel(as_learner)
    with django_assert_num_queries(7):
        assert panel(as_learner).count('<a class="node user"') == 33
