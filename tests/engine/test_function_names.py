"""What functions and their versions are called, and who may look at them."""

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.sts.support import allow, document
from tests.engine.support import ACCOUNT, REGION, Life, refused

ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    return Life()


NAMES = ("order-fn", f"{ACCOUNT}:function:order-fn", f"{ACCOUNT}:order-fn", "function:order-fn", ARN)


@pytest.mark.parametrize("name", NAMES)
def test_get_by_name_partial_arn_and_arn(life, name):
    life.create()
    for version, arn in (("", ARN), (":$LATEST", f"{ARN}:$LATEST")):
        whole = life.call("lambda", "GetFunction", {"FunctionName": name + version}).answer
        alone = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": name + version}).answer
        assert whole == {"Configuration": alone, "Code": {"RepositoryType": "S3"}}
        assert alone["FunctionArn"] == arn


def test_the_configuration_is_what_creating_answered(life):
    created = life.create().answer
    assert life.call("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn"}).answer == created
    params = {"FunctionName": "order-fn", "Qualifier": "$LATEST"}
    answer = life.call("lambda", "GetFunctionConfiguration", params).answer
    assert answer == created | {"FunctionArn": f"{ARN}:$LATEST"}
    assert (created["State"], created["LastUpdateStatus"]) == ("Active", "Successful")


READS = ("GetFunction", "GetFunctionConfiguration")


@pytest.mark.parametrize("operation", [*READS, "Invoke"])
def test_a_version_that_is_not_there(life, operation):
    life.create()
    not_found = ("ResourceNotFoundException", f"Function not found: {ARN}:7")
    assert refused(life, operation, {"FunctionName": "order-fn", "Qualifier": "7"}) == not_found
    assert refused(life, operation, {"FunctionName": "order-fn:7"}) == not_found
    assert refused(life, operation, {"FunctionName": "order-fn:7", "Qualifier": "$LATEST"}) == (
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.",
    )


@pytest.mark.parametrize("operation", [*READS, "GetFunctionCodeSigningConfig", "ListVersionsByFunction"])
def test_a_function_elsewhere(life, operation):
    life.create()
    assert refused(life, operation, {"FunctionName": ARN.replace(REGION, "us-east-1")}) == (
        "ResourceNotFoundException",
        f"Functions from 'us-east-1' are not reachable in this region ('{REGION}')",
    )
    foreign = ARN.replace(ACCOUNT, "999999999999")
    assert refused(life, operation, {"FunctionName": foreign}) == (
        "AccessDeniedException",
        f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: lambda:{operation} on resource: {foreign} "
        f"because no resource-based policy allows the lambda:{operation} action",
    )


def test_who_names_a_version_needs_permission_for_it(life):
    life.create()
    policy = allow("lambda:GetFunctionConfiguration", resource=ARN)
    made = life.call("iam", "CreateUser", {"UserName": "mina"})
    params = {"UserName": "mina", "PolicyName": "look", "PolicyDocument": document(policy)}
    assert life.call("iam", "PutUserPolicy", params).refusal is None
    mina = Caller.user(made.answer["User"]["Arn"])
    plain = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn"}, caller=mina)
    assert plain.answer["FunctionName"] == "order-fn"
    latest = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn:$LATEST"}, caller=mina)
    assert (latest.refusal.code, latest.decision.resource) == ("AccessDeniedException", f"{ARN}:$LATEST")


def test_the_versions_are_the_latest_one(life):
    created = life.create().answer
    listed = {name: value for name, value in created.items() if name not in ("State", "LastUpdateStatus")}
    version = listed | {"FunctionArn": f"{ARN}:$LATEST", "Version": "$LATEST"}
    for name in NAMES:
        answer = life.call("lambda", "ListVersionsByFunction", {"FunctionName": name, "MaxItems": 1}).answer
        assert answer == {"Versions": [version]}
    params = {"FunctionName": "order-fn", "Marker": "$LATEST"}
    assert life.call("lambda", "ListVersionsByFunction", params).answer == {"Versions": []}


def test_no_function_has_a_code_signing_configuration(life):
    life.create()
    assert life.call("lambda", "GetFunctionCodeSigningConfig", {"FunctionName": ARN}).answer == {}
