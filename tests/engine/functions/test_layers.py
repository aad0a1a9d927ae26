"""Layers: published, listed, deleted, put on functions, opened to other accounts."""

import json
from base64 import b64encode
from hashlib import sha256

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from tests.engine.functions.sizes import swollen
from tests.engine.sts.support import allow, document
from tests.engine.support import ACCOUNT, REGION, Life, function_params, refused, zipped

FN = {"FunctionName": "order-fn"}
LAYERS = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer"
FAR = f"arn:aws:lambda:{REGION}:999999999999:layer:sauces:1"
SAUCE = zipped("sauce = 1\n", "python/sauce.py")
SAUCES = {"LayerName": "sauces", "VersionNumber": 1}


@pytest.fixture
def life():
    return Life()


def publish(life, name="sauces", source="sauce = 1\n", **more):
    content = {"ZipFile": source if isinstance(source, bytes) else zipped(source, "python/sauce.py")}
    outcome = life.call("lambda", "PublishLayerVersion", {"LayerName": name, "Content": content} | more)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def sha256_of(package):
    return b64encode(sha256(package).digest()).decode()


def configure(life, **changes):
    return life.call("lambda", "UpdateFunctionConfiguration", FN | changes).answer


def test_every_call_publishes_a_version(life):
    made = publish(life, Description="hot", CompatibleRuntimes=["python3.14"], LicenseInfo="MIT")
    assert made == {
        "LayerArn": f"{LAYERS}:sauces",
        "LayerVersionArn": f"{LAYERS}:sauces:1",
        "Version": 1,
        "Description": "hot",
        "CreatedDate": "2026-09-21T14:13:21.000+0000",
        "CompatibleRuntimes": ["python3.14"],
        "LicenseInfo": "MIT",
        "Content": {
            "CodeSha256": made["Content"]["CodeSha256"],
            "CodeSize": len(zipped("sauce = 1\n", "python/sauce.py")),
        },
    }
    assert publish(life)["Version"] == 2
    for params in (SAUCES, SAUCES | {"LayerName": f"{LAYERS}:sauces"}):
        assert life.call("lambda", "GetLayerVersion", params).answer == made
    assert life.call("lambda", "GetLayerVersionByArn", {"Arn": f"{LAYERS}:sauces:1"}).answer == made


def test_deleted_numbers_are_never_used_again(life):
    publish(life)
    assert life.call("lambda", "DeleteLayerVersion", SAUCES).answer == {}
    assert life.call("lambda", "DeleteLayerVersion", SAUCES).answer == {}
    missing = ("ResourceNotFoundException", "The resource you requested does not exist.")
    assert refused(life, "GetLayerVersion", SAUCES) == missing
    assert life.call("lambda", "ListLayers").answer == {"Layers": []}
    assert publish(life)["Version"] == 2
    assert refused(life, "GetLayerVersion", SAUCES | {"VersionNumber": 0}) == (
        "InvalidParameterValueException",
        "Layer Version Cannot be less than 1",
    )


def test_lists_and_their_filters(life):
    publish(life, CompatibleRuntimes=["python3.13"], CompatibleArchitectures=["arm64"])
    publish(life, CompatibleRuntimes=["python3.14"])
    publish(life, "dough")

    def layers(**more):
        told = life.call("lambda", "ListLayers", more).answer["Layers"]
        return {each["LayerName"]: each["LatestMatchingVersion"]["Version"] for each in told}

    assert layers() == {"dough": 1, "sauces": 2}
    assert layers(CompatibleRuntime="python3.13") == {"sauces": 1}
    assert layers(CompatibleArchitecture="arm64") == {"sauces": 1}
    assert layers(MaxItems=1) == {"dough": 1}
    assert layers(Marker="dough") == {"sauces": 2}

    def versions(**more):
        told = life.call("lambda", "ListLayerVersions", {"LayerName": "sauces"} | more).answer
        return [each["Version"] for each in told["LayerVersions"]], told.get("NextMarker")

    assert versions() == ([2, 1], None)
    assert versions(MaxItems=1) == ([2], "2")
    assert versions(Marker="2") == ([1], None)
    assert versions(CompatibleRuntime="python3.13") == ([1], None)
    assert life.call("lambda", "ListLayerVersions", {"LayerName": "nothing"}).answer == {"LayerVersions": []}


def test_a_function_has_layers_in_their_order(life):
    first, second = publish(life, "a"), publish(life, "b", "sauce = 2\n")
    arns = [second["LayerVersionArn"], first["LayerVersionArn"]]
    created = life.create(Layers=arns).answer
    assert [each["Arn"] for each in created["Layers"]] == arns
    assert created["Layers"][1]["CodeSize"] == len(SAUCE)
    digests = life.begin().layer_digests
    assert [life.cloud.bodies.get(each) for each in digests] == [
        zipped("sauce = 2\n", "python/sauce.py"),
        zipped("sauce = 1\n", "python/sauce.py"),
    ]
    assert "Layers" not in configure(life, Layers=[])


def test_a_deleted_version_stays_on_functions_that_have_it(life):
    arn = publish(life)["LayerVersionArn"]
    life.create(Layers=[arn])
    life.call("lambda", "DeleteLayerVersion", SAUCES)
    assert len(life.begin().layer_digests) == 1
    assert configure(life, Layers=[arn])["Layers"][0]["Arn"] == arn
    assert refused(life, "CreateFunction", function_params("second", Layers=[arn])) == (
        "InvalidParameterValueException",
        f"Layer version {arn} does not exist.",
    )


def test_a_version_of_the_function_keeps_its_layers(life):
    arn = publish(life)["LayerVersionArn"]
    life.create(Layers=[arn], Publish=True)
    configure(life, Layers=[])
    assert (len(life.begin("order-fn:1").layer_digests), len(life.begin().layer_digests)) == (1, 0)


def test_five_layers_and_no_more(life):
    arns = [publish(life, f"layer-{number}")["LayerVersionArn"] for number in range(6)]
    assert refused(life, "CreateFunction", function_params(Layers=arns)) == (
        "InvalidParameterValueException",
        "Cannot reference more than 5 layers.",
    )
    assert len(life.create(Layers=arns[:5]).answer["Layers"]) == 5
    assert (
        refused(life, "UpdateFunctionConfiguration", FN | {"Layers": arns})[1] == "Cannot reference more than 5 layers."
    )


def test_one_version_of_each(life):
    one, other = publish(life)["LayerVersionArn"], publish(life)["LayerVersionArn"]
    assert refused(life, "CreateFunction", function_params(Layers=[one, other])) == (
        "InvalidParameterValueException",
        "Two different versions of the same layer are not allowed to be referenced in the same function. "
        f"{one} and {other} are versions of the same layer.",
    )


def test_layers_of_another_region(life):
    arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:layer:sauces:1"
    assert refused(life, "CreateFunction", function_params(Layers=[arn])) == (
        "InvalidParameterValueException",
        f"Layers are not in the same region as the function. Layers are expected to be in region {REGION}.",
    )


def test_the_size_of_code_and_layers_together(life):
    limit = numbers.LAMBDA_UNZIPPED_BYTES
    code = len(b"def handler(event, context):\n    return 1\n")
    half = publish(life, "half", swollen(limit // 2))["LayerVersionArn"]
    rest = publish(life, "rest", swollen(limit - limit // 2 - code))["LayerVersionArn"]
    more = publish(life, "more", swollen(limit - limit // 2 - code + 1))["LayerVersionArn"]
    full = publish(life, "full", swollen(limit - limit // 2 + 1))["LayerVersionArn"]
    assert refused(life, "CreateFunction", function_params(Layers=[half, full])) == (
        "InvalidParameterValueException",
        "Layers consume more than the available size of 262144000 bytes",
    )
    assert refused(life, "CreateFunction", function_params(Layers=[half, more])) == (
        "InvalidParameterValueException",
        "Function code combined with layers exceeds the maximum allowed size of 262144000 bytes. "
        "The actual size is 262144001 bytes.",
    )
    life.create(Layers=[half, rest])
    longer = zipped("def handler(event, context):\n    return 12\n")
    assert "combined with layers" in refused(life, "UpdateFunctionCode", FN | {"ZipFile": longer})[1]


def test_whoever_puts_a_layer_on_a_function_must_be_allowed_to_get_it(life):
    arn = publish(life)["LayerVersionArn"]
    life.create()
    mina = Caller.user(life.call("iam", "CreateUser", {"UserName": "mina"}).answer["User"]["Arn"])

    def may(*statements):
        params = {"UserName": "mina", "PolicyName": "own", "PolicyDocument": document(*statements)}
        life.call("iam", "PutUserPolicy", params)
        return life.call("lambda", "UpdateFunctionConfiguration", FN | {"Layers": [arn]}, caller=mina)

    update = allow("lambda:UpdateFunctionConfiguration")
    refusal = may(update).refusal
    assert "lambda:GetLayerVersion on resource: " + arn in refusal.message
    assert may(update, allow("lambda:GetLayerVersion")).refusal is None
    only = {"ForAllValues:StringLike": {"lambda:Layer": [f"{LAYERS}:dough:*"]}}
    assert may(update | {"Condition": only}, allow("lambda:GetLayerVersion")).refusal.code == "AccessDeniedException"


def test_a_layer_of_another_account(life):
    denied = (
        "AccessDeniedException",
        f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: lambda:GetLayerVersion on resource: {FAR} "
        "because no resource-based policy allows the lambda:GetLayerVersion action",
    )
    assert refused(life, "CreateFunction", function_params(Layers=[FAR])) == denied
    content = zipped("sauce = 3\n", "python/sauce.py")
    life.call("lab", "HearOfLayer", {"LayerVersionArn": FAR, "Content": content})
    life.create(Layers=[FAR])
    life.call("lab", "HearOfLayer", {"LayerVersionArn": FAR})
    assert refused(life, "CreateFunction", function_params("second", Layers=[FAR])) == denied
    (digest,) = life.begin().layer_digests
    assert life.cloud.bodies.get(digest) == content
    assert life.replayed().encode() == life.cloud.encode()


def permission(sid="shop", principal="999999999999", **more):
    return SAUCES | {"StatementId": sid, "Action": "lambda:GetLayerVersion", "Principal": principal} | more


def test_the_policy_of_a_version(life):
    nothing = ("ResourceNotFoundException", f"Layer version {LAYERS}:sauces:1 does not exist.")
    for operation in ("GetLayerVersionPolicy", "RemoveLayerVersionPermission"):
        more = {"StatementId": "x"} if operation.startswith("Remove") else {}
        assert refused(life, operation, SAUCES | more) == nothing
    publish(life)
    assert refused(life, "GetLayerVersionPolicy", SAUCES)[1] == "No policy is associated with the given resource."
    added = life.call("lambda", "AddLayerVersionPermission", permission(OrganizationId="o-1234567890")).answer
    assert json.loads(added["Statement"]) == {
        "Sid": "shop",
        "Effect": "Allow",
        "Principal": {"AWS": "arn:aws:iam::999999999999:root"},
        "Action": "lambda:GetLayerVersion",
        "Resource": f"{LAYERS}:sauces:1",
        "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1234567890"}},
    }
    assert refused(life, "AddLayerVersionPermission", permission())[0] == "ResourceConflictException"
    assert refused(life, "AddLayerVersionPermission", permission("x", RevisionId="old")) == (
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetLayerPolicy API to retrieve the latest Revision Id",
    )
    told = life.call("lambda", "GetLayerVersionPolicy", SAUCES).answer
    assert told["RevisionId"] == added["RevisionId"]
    assert len(json.loads(told["Policy"])["Statement"]) == 1
    assert refused(life, "RemoveLayerVersionPermission", SAUCES | {"StatementId": "x"})[1].startswith(
        "Statement x is not"
    )
    life.call("lambda", "RemoveLayerVersionPermission", SAUCES | {"StatementId": "shop"})
    assert refused(life, "GetLayerVersionPolicy", SAUCES)[0] == "ResourceNotFoundException"


def test_what_the_policy_decides(life):
    publish(life)
    jun = "arn:aws:iam::999999999999:user/jun"
    caller = Caller("user", "999999999999", jun, jun, home="allowed")
    asked = {"Arn": f"{LAYERS}:sauces:1"}
    assert life.call("lambda", "GetLayerVersionByArn", asked, caller=caller).refusal.code == "AccessDeniedException"
    life.call("lambda", "AddLayerVersionPermission", permission())
    assert life.call("lambda", "GetLayerVersionByArn", asked, caller=caller).refusal is None
    publish(life)
    second = {"Arn": f"{LAYERS}:sauces:2"}
    assert life.call("lambda", "GetLayerVersionByArn", second, caller=caller).refusal.code == "AccessDeniedException"
