"""Functions come and go in VPCs: replay rebuilds it, and nobody's interface is kept or taken wrongly."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from tests.engine.ec2.making import filled
from tests.engine.networked import prepare
from tests.engine.support import REGION, Life, function_params

NAMES = st.sampled_from(["order-fn", "kitchen-fn"])
PLACES = st.sampled_from(["{private}", "{private_b}", "{private} {private_b}", "{public}", ""])
GROUPS = st.sampled_from(["{own}", "{own}", "{door} {own}", ""])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), NAMES, PLACES, GROUPS),
        st.tuples(st.just("move"), NAMES, PLACES, GROUPS),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("invoke"), NAMES),
        st.tuples(st.just("call out"), st.integers(0, 3), st.sampled_from(["sts", "s3"]), st.floats(0, 9000)),
        st.tuples(st.just("finish"), st.integers(0, 3)),
        st.tuples(st.just("advance"), st.integers(0, 2000)),
    ),
    max_size=20,
)


@cache
def prepared():
    life = Life()
    prepare(life)
    return life


def begun():
    life = Life()
    life.cloud, life.wall, life.entries = prepared().cloud.clone(), prepared().wall, list(prepared().entries)
    return life


def play(life, works, step):
    match step:
        case (("create" | "move") as how, name, places, groups):
            network = filled(life, {"SubnetIds": places.split(), "SecurityGroupIds": groups.split()})
            operation = "CreateFunction" if how == "create" else "UpdateFunctionConfiguration"
            params = function_params(name) if how == "create" else {"FunctionName": name}
            return life.call("lambda", operation, params | {"VpcConfig": network})
        case ("delete", name):
            return life.call("lambda", "DeleteFunction", {"FunctionName": name})
        case ("invoke", name):
            outcome = life.call("lambda", "Invoke", {"FunctionName": name})
            works += outcome.work
            return outcome
        case ("call out", number, service, patience) if works:
            params = {"RequestId": works[number % len(works)].request_id, "Service": service, "Operation": "X"}
            return life.call("lab", "CallOut", params | {"PatienceMs": patience})
        case ("finish", number) if works:
            return life.finish(works.pop(number % len(works)))
        case ("advance", seconds):
            return life.advance(seconds)
    return life.call("lab", "Tick")


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_replay_rebuilds_it_and_a_refusal_leaves_no_trace(steps):
    life, works = begun(), []
    for step in steps:
        before = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
        outcome = play(life, works, step)
        if outcome.refusal is not None:
            before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
            assert before.encode() == life.cloud.encode()
    assert life.replayed().encode() == life.cloud.encode()


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_every_interface_has_its_users_and_every_user_its_interfaces(steps):
    life, works = begun(), []
    for step in steps:
        play(life, works, step)
        hold(life)


def hold(life):
    network = life.cloud.state.parts[f"ec2/{REGION}"]
    part = life.cloud.state.parts.get(f"lambda/{REGION}")
    functions = part.functions if part is not None else {}
    wanted: dict[str, set[str]] = {}
    for function in functions.values():
        told = function.network.interfaces.values() if function.network is not None else ()
        for interface in {*function.joined.values(), *told}:
            wanted.setdefault(interface, set()).add(function.name)
    kept = {shared.interface: set(shared.users) for shared in network.function_interfaces.values()}
    assert {interface: users for interface, users in kept.items() if users} == wanted
    made = {each.id for each in network.interfaces.values() if each.kind == "lambda"}
    assert made == set(kept)
    for interface in made:
        found = network.interfaces[interface]
        assert network.subnets[found.subnet].used[found.private_ips[0]] == interface
