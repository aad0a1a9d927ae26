"""Promises of the whole with keys in play: replay rebuilds, a refusal changes nothing, nothing piles up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import DAY
from tests.engine.sts.support import COOK, MINA, Kitchen, allow, deny, document, trust
from tests.engine.support import ACCOUNT

CALLERS = st.integers(0, 6)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("assume"), CALLERS, st.sampled_from([900, 3600, 7200]), st.booleans()),
        st.tuples(st.just("token"), CALLERS),
        st.tuples(st.just("federate"), CALLERS),
        st.tuples(st.just("who"), CALLERS),
        st.tuples(st.just("list"), CALLERS),
        st.tuples(st.just("grant"), st.sampled_from([allow("*"), allow("sts:AssumeRole"), deny("sts:*")])),
        st.tuples(st.just("trust"), st.sampled_from([ACCOUNT, MINA, COOK, "999999999999"])),
        st.tuples(st.just("rename"), st.sampled_from(["mina", "sora"])),
        st.tuples(st.just("switch"), st.sampled_from(["Active", "Inactive"])),
        st.tuples(st.just("advance"), st.sampled_from([10, 3600, 50_000, 100_000])),
    ),
    max_size=20,
)


def begin():
    kitchen = Kitchen()
    mina = kitchen.user("mina", allow("*"))
    kitchen.role("cook", trust(ACCOUNT), allow("*"))
    return kitchen, [kitchen.cloud.root, mina, Caller.role(COOK, "order-fn"), Caller.root("999999999999")]


def play(kitchen, callers, step):
    """Carry out one random step; `callers` collects everybody who can call."""
    kind, *facts = step
    name = next(iter(kitchen.cloud.state.parts["iam/"].users))
    caller = callers[facts[0] % len(callers)] if isinstance(facts[0], int) else None
    match kind:
        case "assume":
            limits = {"Policy": document(allow("lambda:*"))} if facts[2] else {}
            outcome = kitchen.ask_role(caller, DurationSeconds=facts[1], **limits)
        case "token":
            outcome = kitchen.call("sts", "GetSessionToken", caller=caller)
        case "federate":
            outcome = kitchen.call("sts", "GetFederationToken", {"Name": "guest"}, caller=caller)
        case "who":
            outcome = kitchen.call("sts", "GetCallerIdentity", caller=caller)
        case "list":
            outcome = kitchen.call("iam", "ListRoles", caller=caller)
        case "grant":
            params = {"UserName": name, "PolicyName": "own", "PolicyDocument": document(facts[0])}
            outcome = kitchen.call("iam", "PutUserPolicy", params)
        case "trust":
            params = {"RoleName": "cook", "PolicyDocument": document(trust(facts[0]))}
            outcome = kitchen.call("iam", "UpdateAssumeRolePolicy", params)
        case "rename":
            outcome = kitchen.call("iam", "UpdateUser", {"UserName": name, "NewUserName": facts[0]})
        case "switch":
            params = {"UserName": name, "AccessKeyId": callers[1].key, "Status": facts[0]}
            outcome = kitchen.call("iam", "UpdateAccessKey", params)
        case _:
            return kitchen.advance(facts[0])
    if outcome.answer and "Credentials" in outcome.answer:
        callers.append(kitchen.caller(outcome.answer["Credentials"]["AccessKeyId"]))
    return outcome


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_replay_rebuilds_the_account_byte_for_byte(steps):
    kitchen, callers = begin()
    for step in steps:
        play(kitchen, callers, step)
    assert kitchen.replayed().encode() == kitchen.cloud.encode()


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_refused_call_changes_nothing_but_time(steps):
    kitchen, callers = begin()
    for step in steps:
        before = Cloud.decode(kitchen.cloud.encode(), kitchen.cloud.bodies)
        outcome = play(kitchen, callers, step)
        if outcome.refusal is not None:
            before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
            assert before.encode() == kitchen.cloud.encode()


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_the_three_ways_to_find_a_session_agree(steps):
    kitchen, callers = begin()
    for step in steps:
        play(kitchen, callers, step)
    state = kitchen.cloud.state.parts.get("sts/")
    if state is not None:
        assert sorted(key for _, key in state.ending) == sorted(state.sessions)
        listed = {key: identity for identity, keys in state.of_identity.items() for key in keys}
        assert listed == {key: session.identity for key, session in state.sessions.items()}


def test_ended_sessions_do_not_pile_up():
    kitchen, callers = begin()
    for _ in range(30):
        kitchen.ask_role(callers[1])
        kitchen.advance(DAY // 1_000_000 // 5)
    ended = [s for s in kitchen.cloud.state.parts["sts/"].sessions.values() if s.expires < kitchen.now - DAY]
    assert len(ended) <= 2
