"""PublishVersion, Publish on create and update, lists, deletion; versions stay as they were."""

import pytest

from serverless_lab.engine.services.lambda_.state import LATEST
from tests.engine.support import ACCOUNT, REGION, Life, refused, zipped

FN = {"FunctionName": "order-fn"}
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def publish(life, **more):
    outcome = life.call("lambda", "PublishVersion", FN | more)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def configure(life, **changes):
    return life.call("lambda", "UpdateFunctionConfiguration", FN | changes).answer


def test_a_version_is_what_the_function_was(life):
    created = life.call("lambda", "GetFunctionConfiguration", FN).answer
    first = publish(life)
    changed = {"FunctionArn", "Version", "RevisionId", "LastModified"}
    assert {name for name in first if first[name] != created[name]} == changed
    assert (first["FunctionArn"], first["Version"]) == (f"{ARN}:1", "1")
    configure(life, Timeout=9, Environment={"Variables": {"FILLING": "kimchi"}})
    life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 1\n")})
    for named in ({"FunctionName": "order-fn:1"}, {"FunctionName": f"{ARN}:1"}, FN | {"Qualifier": "1"}):
        assert life.call("lambda", "GetFunctionConfiguration", named).answer == first
        assert life.call("lambda", "GetFunction", named).answer["Configuration"] == first


def test_nothing_changed_means_no_new_version(life):
    first = publish(life)
    assert publish(life) == first
    assert publish(life, Description="again") == first
    configure(life, Timeout=9)
    configure(life, Timeout=3)
    assert publish(life) == first
    configure(life, Timeout=9)
    assert publish(life)["Version"] == "2"


def test_numbers_are_never_used_again(life):
    publish(life)
    configure(life, Timeout=9)
    publish(life)
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "2"})
    assert publish(life)["Version"] == "3"


def test_what_publishing_may_ask_for(life):
    current = life.function.code_sha256
    assert refused(life, "PublishVersion", FN | {"CodeSha256": "other"}) == (
        "InvalidParameterValueException",
        f"CodeSHA256 (other) is different from current CodeSHA256 in $LATEST ({current}). "
        "Please try again with the CodeSHA256 in $LATEST.",
    )
    assert refused(life, "PublishVersion", FN | {"RevisionId": "old"})[0] == "PreconditionFailedException"
    answer = publish(life, CodeSha256=current, RevisionId=life.function.revision_id, Description="first")
    assert answer["Description"] == "first"
    assert life.function.description == ""


def test_a_version_is_not_published_of_a_version(life):
    publish(life)
    assert refused(life, "PublishVersion", {"FunctionName": "order-fn:1"}) == (
        "InvalidParameterValueException",
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. "
        "Please specify either a function name or an unqualified function ARN.",
    )
    assert refused(life, "UpdateFunctionConfiguration", {"FunctionName": f"{ARN}:1", "Timeout": 5})[1].startswith(
        "This operation is permitted on Lambda functions only."
    )


def test_publish_with_creation_and_with_new_code():
    life = Life()
    created = life.create(Publish=True).answer
    assert (created["Version"], created["FunctionArn"]) == ("1", ARN)
    assert list(life.function.versions) == ["1"]
    params = FN | {"ZipFile": zipped("x = 1\n")}
    assert life.call("lambda", "UpdateFunctionCode", params).answer["Version"] == LATEST
    dry = life.call("lambda", "UpdateFunctionCode", params | {"Publish": True, "DryRun": True}).answer
    assert (dry["Version"], list(life.function.versions)) == (LATEST, ["1"])
    updated = life.call("lambda", "UpdateFunctionCode", params | {"Publish": True}).answer
    assert (updated["Version"], updated["FunctionArn"]) == ("2", f"{ARN}:2")


def test_lists_begin_with_the_latest_and_count_on(life):
    for seconds in range(10, 22):
        configure(life, Timeout=seconds)
        publish(life)
    whole = life.call("lambda", "ListVersionsByFunction", FN).answer["Versions"]
    assert [each["Version"] for each in whole] == [LATEST, *map(str, range(1, 13))]
    assert [each["FunctionArn"] for each in whole[:2]] == [f"{ARN}:$LATEST", f"{ARN}:1"]
    assert [each["Timeout"] for each in whole[1:]] == list(range(10, 22))
    page = life.call("lambda", "ListVersionsByFunction", FN | {"MaxItems": 3, "Marker": "9"}).answer
    assert ([each["Version"] for each in page["Versions"]], page.get("NextMarker")) == (["10", "11", "12"], None)
    page = life.call("lambda", "ListVersionsByFunction", FN | {"MaxItems": 2}).answer
    assert ([each["Version"] for each in page["Versions"]], page["NextMarker"]) == ([LATEST, "1"], "1")


def test_a_version_is_deleted_unless_an_alias_leads_to_it(life):
    publish(life)
    life.call("lambda", "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"})
    assert refused(life, "DeleteFunction", FN | {"Qualifier": "1"}) == (
        "ResourceConflictException",
        "Unable to delete version because the following aliases reference it: [live]",
    )
    assert refused(life, "DeleteFunction", FN | {"Qualifier": "live"}) == (
        "InvalidParameterValueException",
        "Deletion of aliases is not currently supported.",
    )
    life.call("lambda", "DeleteAlias", FN | {"Name": "live"})
    assert life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn:1"}).answer == {"StatusCode": 204}
    assert refused(life, "GetFunction", FN | {"Qualifier": "1"}) == (
        "ResourceNotFoundException",
        f"Function not found: {ARN}:1",
    )
    assert life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"}).answer == {"StatusCode": 204}
    assert list(life.lambda_.functions) == ["order-fn"]


def test_a_run_of_a_version(life):
    publish(life)
    configure(life, Timeout=9)
    work = life.begin("order-fn:1")
    assert (work.version, work.timeout, work.function_arn) == ("1", 3, f"{ARN}:1")
    assert "/[1]" in work.log_stream
    assert life.finish(work).answer["ExecutedVersion"] == "1"
    latest = life.begin(Qualifier=LATEST)
    assert (latest.version, latest.function_arn, latest.served_before) == (LATEST, f"{ARN}:$LATEST", None)
    assert "/[$LATEST]" in latest.log_stream
    life.finish(latest)
    runs = [(run.version, run.qualifier, run.because) for run in life.function.invocations]
    assert runs == [("1", "1", "first"), (LATEST, LATEST, "first")]
    assert [line for line in life.log() if line.startswith("START")] == [
        f"START RequestId: {work.request_id} Version: 1",
        f"START RequestId: {latest.request_id} Version: $LATEST",
    ]


def test_environments_belong_to_a_version(life):
    publish(life)
    first = life.begin("order-fn:1")
    life.finish(first)
    life.invoke()
    configure(life, Timeout=9)
    again = life.begin("order-fn:1")
    assert (again.environment_id, again.served_before) == (first.environment_id, f"{first.request_id}#1")
    life.finish(again)
    assert [each.end_reason for each in life.function.ended] == ["changed"]
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    assert life.lambda_.environments == {}


def test_a_version_is_deleted_while_it_runs(life):
    publish(life)
    work = life.begin("order-fn:1")
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    assert life.finish(work).answer["ExecutedVersion"] == "1"
    assert life.lambda_.environments == {}
    assert life.replayed().encode() == life.cloud.encode()


def test_everything_goes_with_the_function(life):
    publish(life)
    life.invoke("order-fn:1")
    life.invoke()
    life.call("lambda", "DeleteFunction", FN)
    assert (life.lambda_.functions, life.lambda_.environments) == ({}, {})
