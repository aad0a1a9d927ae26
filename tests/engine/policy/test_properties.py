"""Promises of the evaluator that hold for every policy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.flip import flips
from serverless_lab.engine.policy.matching import Globs, glob
from serverless_lab.engine.policy.operators import OPERATORS
from serverless_lab.engine.policy.policy import Policy
from tests.engine.policy.cases import CALLERS, KINDS, MINA
from tests.engine.support import ACCOUNT

ACTIONS = ["s3:GetObject", "s3:PutObject", "sts:AssumeRole", "iam:GetRole"]
RESOURCES = ["arn:aws:s3:::pantry/bread", "arn:aws:s3:::pantry/cake", f"arn:aws:iam::{ACCOUNT}:role/baker", "*"]
KEYS = ["aws:username", "aws:TagKeys", "aws:CurrentTime", "aws:SourceIp", "s3:max-keys"]
TEXTS = st.one_of(
    st.sampled_from(["mina", "*", "m?na", "${aws:username}", "${x", "true", "10", "203.0.113.0/24", "2026-09-21", ""]),
    st.text("aB주*?${}:/,'. 0\n", max_size=8),
)
OPERATOR_NAMES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "ForAllValues:", "ForAnyValue:"]),
    st.sampled_from([*OPERATORS, "StringSounds"]),
    st.sampled_from(["", "IfExists"]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
ELEMENTS = ("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "Condition")
STATEMENTS = st.fixed_dictionaries({}, optional=dict.fromkeys(ELEMENTS, JSON))
CONDITIONS = st.dictionaries(
    OPERATOR_NAMES, st.dictionaries(st.sampled_from(KEYS), st.lists(TEXTS, max_size=2), max_size=2), max_size=2
)
PRINCIPALS = st.sampled_from(["*", {"AWS": MINA}, {"AWS": ACCOUNT}, {"Service": "lambda.amazonaws.com"}, {"AWS": "x"}])
REQUESTS = st.builds(
    AccessRequest,
    caller=st.sampled_from(list(CALLERS.values())),
    action=st.sampled_from(ACTIONS),
    resource=st.sampled_from(RESOURCES),
    resource_account=st.just(ACCOUNT),
    keys=st.dictionaries(st.sampled_from(KEYS), TEXTS | st.lists(TEXTS, max_size=2)),
)


def _some(values, *wildcards):
    return st.lists(st.sampled_from([*values, *wildcards]), min_size=1, max_size=2)


@st.composite
def statements(draw, kind, effects=("Allow", "Deny"), conditions=True):
    statement = {"Effect": draw(st.sampled_from(effects)), "Action": draw(_some(ACTIONS, "*", "s3:*"))}
    if kind != "trust":
        statement[draw(st.sampled_from(["Resource", "Resource", "NotResource"]))] = draw(_some(RESOURCES, "arn:aws:*"))
    if kind in ("resource", "trust", "rcp", "endpoint"):
        statement["Principal"] = draw(PRINCIPALS)
    if conditions and draw(st.booleans()):
        statement["Condition"] = draw(CONDITIONS)
    return statement


@st.composite
def policies(draw, kinds=KINDS, conditions=True):
    kind = draw(st.sampled_from(kinds))
    found = draw(st.lists(statements(kind, conditions=conditions), max_size=3))
    document = {"Version": draw(st.sampled_from(["2012-10-17", "2008-10-17"])), "Statement": found}
    return Policy(kind, "p", document, level=draw(st.integers(0, 2)))


@given(REQUESTS, st.lists(policies(), max_size=4), st.data())
def test_a_deny_more_never_allows_more(asked, given_policies, data):
    """Even where it stands in a policy of a kind of which there was none: then it is that kind's only statement."""
    kind = data.draw(st.sampled_from(KINDS))
    more = Policy(kind, "more", {"Version": "2012-10-17", "Statement": [data.draw(statements(kind, ("Deny",)))]})
    if not evaluate(asked, given_policies).allowed:
        assert not evaluate(asked, [*given_policies, more]).allowed


@given(REQUESTS, st.lists(policies(conditions=False), max_size=4), statements("identity", ("Allow",), False))
def test_an_allow_more_never_denies_more(asked, given_policies, statement):
    more = Policy("identity", "more", {"Version": "2012-10-17", "Statement": [statement]})
    if evaluate(asked, given_policies).allowed:
        assert evaluate(asked, [*given_policies, more]).allowed


@given(REQUESTS, st.lists(policies(), max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_policies_and_statements_changes_nothing(asked, given_policies, chance):
    shuffled = []
    for policy in given_policies:
        found = list(policy.document["Statement"])
        chance.shuffle(found)
        shuffled.append(Policy(policy.kind, "p", policy.document | {"Statement": found}, level=policy.level))
    chance.shuffle(shuffled)
    before, after = evaluate(asked, given_policies), evaluate(asked, shuffled)
    assert (before.allowed, before.reason, before.by) == (after.allowed, after.reason, after.by)


@given(REQUESTS, st.lists(policies(), max_size=4))
def test_an_explanation_changes_nothing(asked, given_policies):
    full, bare = evaluate(asked, given_policies), evaluate(asked, given_policies, explain=False)
    assert (full.allowed, full.reason, full.by) == (bare.allowed, bare.reason, bare.by)
    assert full.sentence == bare.sentence


@given(REQUESTS, st.sampled_from(KINDS), JSON)
def test_no_document_is_too_odd(asked, kind, document):
    """Whatever a document is, it is answered, and what cannot be read allows nothing but to the root user."""
    decision = evaluate(asked, [Policy(kind, "odd", document)])
    assert decision.allowed is (decision.reason == "root")


@given(REQUESTS, st.sampled_from(KINDS), STATEMENTS)
def test_no_statement_is_too_odd(asked, kind, statement):
    full = evaluate(asked, [Policy(kind, "odd", {"Version": "2012-10-17", "Statement": statement})])
    assert [trace.pointer for trace in full.statements] in (["/Statement"], [])
    assert full.allowed is (full.reason == "root")


@given(REQUESTS, st.lists(policies(("identity", "resource", "boundary")), max_size=3))
def test_a_problem_never_allows(asked, given_policies):
    for trace in evaluate(asked, given_policies).statements:
        if trace.problem and trace.problem != "unknown-variable":
            assert trace.effect != "Allow" or not trace.matched


@settings(max_examples=40)
@given(REQUESTS, st.lists(policies(), max_size=3))
def test_every_flip_turns_the_decision_round(asked, given_policies):
    before = evaluate(asked, given_policies)
    assert {flip.decision.allowed for flip in flips(asked, given_policies)} <= {not before.allowed}


@given(REQUESTS, st.sampled_from(KINDS), STATEMENTS)
def test_no_statement_is_too_odd_to_flip(asked, kind, statement):
    before = evaluate(asked, [Policy(kind, "odd", {"Statement": statement})])
    found = flips(asked, [Policy(kind, "odd", {"Statement": statement})])
    assert {flip.decision.allowed for flip in found} <= {not before.allowed}


GLOBS = st.text("ab*?", max_size=8)


def _plainly(pattern, text):
    """Wildcards by their definition, however long it takes."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(_plainly(pattern[1:], text[skipped:]) for skipped in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and _plainly(pattern[1:], text[1:])


@given(GLOBS, st.text("ab", max_size=8))
def test_wildcards_match_by_their_definition(pattern, text):
    assert (glob(pattern).fullmatch(text) is not None) is _plainly(pattern, text)


@given(st.lists(GLOBS, max_size=4), st.text("ab", max_size=8))
def test_several_patterns_match_when_one_does(patterns, text):
    assert Globs(patterns).match(text) is any(_plainly(pattern, text) for pattern in patterns)


def test_many_stars_take_no_longer_than_one():
    """A learner's pattern must not keep the server busy: with backtracking this would take years."""
    assert glob("*a" * 40 + "b").fullmatch("a" * 2000) is None
