"""Promises of the whole: replay rebuilds, a refusal changes nothing but time, a clone is a world of its own."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud, ReplayDiverged
from serverless_lab.engine.instant import SECOND
from tests.engine.support import ACCOUNT, REGION, Life, function_params, zipped

NAMES = st.sampled_from(["order-fn", "kitchen-fn", "bad name!", ""])
LAYERS = [f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{name}:1" for name in ("sauces", "dough")]
VERSIONS = st.sampled_from(["1", "2", "$LATEST"])
QUALIFIED = st.sampled_from(["order-fn:1", "order-fn:2", "order-fn:live", "kitchen-fn:live"])
KINDS = st.sampled_from(["RequestResponse", "Event", "DryRun", "Never"])
STATUSES = st.sampled_from(["ok", "ok", "error", "timeout", "out_of_memory", "exited", "init_error", "unavailable"])
ERROR = json.dumps({"errorType": "E", "errorMessage": "m", "stackTrace": []}).encode()

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), NAMES),
        st.tuples(st.just("change"), NAMES, st.sampled_from([64, 128, 1024, 99_999])),
        st.tuples(st.just("code"), NAMES, st.sampled_from([b"", zipped("a = 1\n"), zipped("b = 2\n")])),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("publish"), NAMES),
        st.tuples(st.just("drop"), NAMES, st.sampled_from(["1", "2", "live", "$LATEST"])),
        st.tuples(st.just("alias"), NAMES, VERSIONS, st.dictionaries(VERSIONS, st.floats(0, 1), max_size=1)),
        st.tuples(st.just("move"), NAMES, VERSIONS),
        st.tuples(st.just("layer"), st.sampled_from(["sauces", "dough"]), st.booleans()),
        st.tuples(st.just("wear"), NAMES, st.lists(st.sampled_from(LAYERS), max_size=2)),
        st.tuples(st.just("tag"), NAMES, st.sampled_from(["team", "aws:team"])),
        st.tuples(st.just("let in"), NAMES | QUALIFIED, st.sampled_from(["s3.amazonaws.com", "nobody"])),
        st.tuples(st.just("url"), NAMES | QUALIFIED, st.sampled_from(["Create", "Update", "Delete"])),
        st.tuples(st.just("visit"), st.sampled_from(["/", "/menu"])),
        st.tuples(st.just("invoke"), NAMES | QUALIFIED, KINDS),
        st.tuples(st.just("size"), NAMES, st.sampled_from([127, 128, 512])),
        st.tuples(st.just("finish"), st.integers(0, 3), STATUSES, st.floats(0, 5000)),
        st.tuples(st.just("advance"), st.integers(0, 2000)),
        st.tuples(st.just("rate"), st.sampled_from([0, 1, 10, 60, 3600, 7])),
        st.tuples(st.just("wait"), st.floats(0, 120)),
        st.tuples(st.just("tick")),
        st.tuples(st.just("logs"), NAMES),
        st.tuples(st.just("nonsense")),
    ),
    max_size=25,
)


def play(life, works, step):
    """Carry out one random step; `works` collects what is running."""
    match step:
        case ("create", name):
            outcome = life.call("lambda", "CreateFunction", function_params(name))
        case ("change", name, memory):
            outcome = life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": name, "MemorySize": memory})
        case ("code", name, package):
            outcome = life.call("lambda", "UpdateFunctionCode", {"FunctionName": name, "ZipFile": package})
        case ("delete", name):
            outcome = life.call("lambda", "DeleteFunction", {"FunctionName": name})
        case ("publish", name):
            outcome = life.call("lambda", "PublishVersion", {"FunctionName": name})
        case ("drop", name, qualifier):
            outcome = life.call("lambda", "DeleteFunction", {"FunctionName": name, "Qualifier": qualifier})
        case ("alias", name, version, weights):
            routing = {"RoutingConfig": {"AdditionalVersionWeights": weights}}
            params = {"FunctionName": name, "Name": "live", "FunctionVersion": version} | routing
            outcome = life.call("lambda", "CreateAlias", params)
        case ("layer", name, keep):
            params = {"LayerName": name, "Content": {"ZipFile": zipped()}}
            if not keep:
                params = {"LayerName": name, "VersionNumber": 1}
            outcome = life.call("lambda", "PublishLayerVersion" if keep else "DeleteLayerVersion", params)
        case ("wear", name, layers):
            outcome = life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": name, "Layers": layers})
        case ("tag", name, key):
            resource = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
            outcome = life.call("lambda", "TagResource", {"Resource": resource, "Tags": {key: "x"}})
        case ("let in", name, principal):
            statement = {"StatementId": "one", "Action": "lambda:InvokeFunction", "Principal": principal}
            outcome = life.call("lambda", "AddPermission", {"FunctionName": name} | statement)
        case ("move", name, version):
            params = {"FunctionName": name, "Name": "live", "FunctionVersion": version}
            outcome = life.call("lambda", "UpdateAlias", params)
        case ("url", name, verb):
            auth = {} if verb == "Delete" else {"AuthType": "AWS_IAM"}
            outcome = life.call("lambda", f"{verb}FunctionUrlConfig", {"FunctionName": name} | auth)
        case ("visit", path):
            part = life.cloud.state.parts.get(f"lambda/{REGION}")
            url_id = next(iter(part.urls), "none") if part else "none"
            params = {"UrlId": url_id, "Method": "GET", "Path": path, "SourceIp": "203.0.113.25"}
            outcome = life.call("lab", "InvokeFunctionUrl", params)
        case ("invoke", name, kind):
            outcome = life.call("lambda", "Invoke", {"FunctionName": name, "InvocationType": kind})
        case ("size", name, memory):
            outcome = life.call("lab", "InvokeWithMemory", {"FunctionName": name, "MemorySize": memory})
        case ("finish", number, status, duration) if works:
            work = works.pop(number % len(works))
            outcome = life.finish(work, status=status, payload=ERROR, DurationMs=duration)
        case ("advance", seconds):
            outcome = life.advance(seconds)
        case ("rate", rate):
            outcome = life.call("lab", "SetClockRate", {"Rate": rate})
        case ("logs", name):
            outcome = life.call("logs", "FilterLogEvents", {"logGroupName": f"/aws/lambda/{name}"})
        case ("wait", seconds):
            life.wait(seconds)
            return None
        case ("nonsense",):
            outcome = life.call("lambda", "MakeDumplings", {"Filling": "kimchi"})
        case _:
            outcome = life.call("lab", "Tick")
    works += outcome.work
    return outcome


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_replay_rebuilds_the_account_byte_for_byte(steps):
    life, works = Life(), []
    for step in steps:
        play(life, works, step)
    assert life.replayed().encode() == life.cloud.encode()


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_a_refused_call_changes_nothing_but_time(steps):
    life, works = Life(), []
    for step in steps:
        before = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
        outcome = play(life, works, step)
        if outcome is not None and outcome.refusal is not None:
            entry = outcome.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == life.cloud.encode()


@settings(max_examples=60, deadline=None)
@given(STEPS, STEPS)
def test_what_happens_to_a_clone_stays_in_the_clone(steps, more):
    life, works = Life(), []
    for step in steps:
        play(life, works, step)
    before = life.cloud.encode()
    other = Life()
    other.cloud, other.wall = life.cloud.clone(), life.wall
    for step in more:
        play(other, list(works), step)
    assert life.cloud.encode() == before


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 3000))
def test_looking_ahead_is_what_then_happens(steps, seconds):
    life, works = Life(), []
    for step in steps:
        play(life, works, step)
    wall = life.wall + seconds * SECOND
    looked = life.cloud.at_wall(wall)
    parts = Cloud.decode(looked.encode(), life.cloud.bodies).state.parts
    if any(owed.deadline <= wall for owed in life.cloud.state.owed.values()):
        return
    life.cloud.call(life.cloud.root, "lab", "Tick", {}, wall=wall)
    assert life.cloud.state.parts == parts


def test_a_probe_answers_and_changes_nothing():
    life = Life()
    life.create()
    before = life.cloud.encode()
    outcome = life.cloud.probe(life.cloud.root, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert outcome.refusal is None
    assert life.cloud.encode() == before


def test_ids_differ_between_seeds_and_agree_within_one():
    ids = []
    for seed in ("a", "a", "b"):
        life = Life(seed)
        life.create()
        ids.append(life.begin().request_id)
    assert ids[0] == ids[1] != ids[2]


def test_a_journal_that_says_otherwise_is_noticed():
    life = Life()
    life.create()
    life.entries[-1] = msgspec.structs.replace(life.entries[-1], code="ResourceConflictException")
    with pytest.raises(ReplayDiverged, match=r"entry 1 lambda\.CreateFunction: was ResourceConflictException"):
        life.replayed()


def test_an_unknown_operation_is_a_refusal():
    outcome = Life().call("lambda", "MakeDumplings")
    assert (outcome.refusal.code, outcome.refusal.status) == ("UnknownOperationException", 404)
    assert outcome.entry.changed is False
