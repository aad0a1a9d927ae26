"""What a function can be set to, the room its code takes, and what is told but not done."""

import pytest

from serverless_lab.engine import numbers
from tests.engine.support import ACCOUNT, REGION, Life, function_params, refused, zipped

FN = {"FunctionName": "order-fn"}
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/0a1b2c3d"


@pytest.fixture
def life():
    return Life()


GIVEN = {
    "EphemeralStorage": {"Size": 1024},
    "TracingConfig": {"Mode": "Active"},
    "SnapStart": {"ApplyOn": "PublishedVersions"},
    "KMSKeyArn": KEY,
    "LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "WARN", "LogGroup": "/shop/orders"},
}
TOLD = GIVEN | {
    "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"},
    "LoggingConfig": GIVEN["LoggingConfig"] | {"ApplicationLogLevel": "INFO"},
}


def test_given_with_creation_or_later_they_are_told(life):
    usual = life.create("second").answer
    assert usual["LoggingConfig"] == {"LogFormat": "Text", "LogGroup": "/aws/lambda/second"}
    created = life.create(Architectures=["arm64"], **GIVEN).answer
    assert {name: created[name] for name in TOLD} == TOLD
    assert created["Architectures"] == ["arm64"]
    later = life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "second"} | GIVEN).answer
    assert {name: later[name] for name in TOLD} == TOLD
    code = {"FunctionName": "second", "ZipFile": zipped("x = 1\n"), "Architectures": ["arm64"]}
    assert life.call("lambda", "UpdateFunctionCode", code).answer["Architectures"] == ["arm64"]
    none = {"KMSKeyArn": ""}
    taken = life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "second"} | none).answer
    assert taken.keys() & none.keys() == set()


def test_a_published_version_is_the_one_that_snapstart_is_for(life):
    life.create(Publish=True, **GIVEN)
    told = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn:1"}).answer
    assert told["SnapStart"] == {"ApplyOn": "PublishedVersions", "OptimizationStatus": "On"}


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        (
            {"EphemeralStorage": {"Size": 10_241}},
            "ValidationException",
            "1 validation error detected: Value '10241' at 'ephemeralStorage.size' failed to satisfy constraint: "
            "Member must have value less than or equal to 10240",
        ),
        (
            {"EphemeralStorage": {"Size": 511}},
            "ValidationException",
            "1 validation error detected: Value '511' at 'ephemeralStorage.size' failed to satisfy constraint: "
            "Member must have value greater than or equal to 512",
        ),
        (
            {"LoggingConfig": {"LogFormat": "Text", "ApplicationLogLevel": "DEBUG"}},
            "InvalidParameterValueException",
            'LogLevel is not supported when LogFormat is set to "Text". '
            'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
        ),
        (
            {"SnapStart": {"ApplyOn": "PublishedVersions"}, "Runtime": "python3.11"},
            "InvalidParameterValueException",
            "python3.11 is not supported for SnapStart enabled functions.",
        ),
        ({"Description": "x" * 257}, "ValidationException", None),
    ],
)
def test_refused_with_creation_and_with_a_change(life, changes, code, message):
    for operation, params in (
        ("CreateFunction", function_params(**changes)),
        ("UpdateFunctionConfiguration", FN | changes),
    ):
        told = refused(life, operation, params)
        assert told[0] == code
        assert message in (None, told[1])
        if operation == "CreateFunction":
            life.create()


def test_at_the_limits(life):
    life.create(EphemeralStorage={"Size": 10_240}, Description="x" * 256)
    assert life.begin().ephemeral_mb == 10_240


def test_a_log_group_of_ones_own(life):
    life.create(LoggingConfig={"LogGroup": "/shop/orders"})
    life.invoke()
    found = life.cloud.probe(life.cloud.root, "logs", "FilterLogEvents", {"logGroupName": "/shop/orders"})
    assert found.answer["events"][0]["message"].startswith("START")


def test_the_account_in_numbers(life):
    def settings():
        return life.call("lambda", "GetAccountSettings").answer

    assert settings() == {
        "AccountLimit": {
            "TotalCodeSize": 80_530_636_800,
            "CodeSizeUnzipped": 262_144_000,
            "CodeSizeZipped": 52_428_800,
            "ConcurrentExecutions": 1_000,
            "UnreservedConcurrentExecutions": 1_000,
        },
        "AccountUsage": {"TotalCodeSize": 0, "FunctionCount": 0},
    }
    life.create(Publish=True)
    life.call("lambda", "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 100})
    assert settings()["AccountLimit"]["UnreservedConcurrentExecutions"] == 900
    assert settings()["AccountUsage"] == {"TotalCodeSize": 2 * len(zipped()), "FunctionCount": 1}
    longer = zipped("x = 1\n" * 99)
    life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": longer, "Publish": True})
    assert settings()["AccountUsage"]["TotalCodeSize"] == len(zipped()) + 2 * len(longer)
    layer = {"LayerName": "sauces", "Content": {"ZipFile": zipped()}}
    life.call("lambda", "PublishLayerVersion", layer)
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    assert settings()["AccountUsage"]["TotalCodeSize"] == len(zipped()) + 2 * len(longer)
    life.call("lambda", "DeleteFunction", FN)
    life.call("lambda", "DeleteLayerVersion", {"LayerName": "sauces", "VersionNumber": 1})
    assert settings()["AccountUsage"] == {"TotalCodeSize": 0, "FunctionCount": 0}


def test_nothing_new_is_published_and_takes_no_room(life):
    life.create(Publish=True)
    before = life.lambda_.code_bytes
    answer = life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped(), "Publish": True}).answer
    assert (answer["Version"], life.lambda_.code_bytes) == ("1", before)


def test_the_room_for_code(life):
    """As if an account had filled it: nobody uploads 75 GB here."""
    life.create()
    size = len(zipped())
    full = ("CodeStorageExceededException", "Code storage limit exceeded.")
    life.lambda_.code_bytes = numbers.LAMBDA_STORAGE_BYTES - size + 1
    layer = {"LayerName": "sauces", "Content": {"ZipFile": zipped()}}
    asked = {
        "CreateFunction": function_params("second"),
        "PublishVersion": FN,
        "PublishLayerVersion": layer,
        "UpdateFunctionCode": FN | {"ZipFile": zipped("x = 1\n" * 99)},
    }
    for operation, params in asked.items():
        assert refused(life, operation, params) == full
    life.lambda_.code_bytes -= 1
    assert life.call("lambda", "PublishVersion", FN).refusal is None


def test_when_a_runtime_is_updated(life):
    life.create(Publish=True)
    params = FN | {"Qualifier": "1"}
    arn = f"arn:aws:lambda:{REGION}::runtime:{'0' * 64}"
    assert life.call("lambda", "GetRuntimeManagementConfig", FN).answer == {
        "UpdateRuntimeOn": "Auto",
        "FunctionArn": ARN,
    }
    manual = params | {"UpdateRuntimeOn": "Manual", "RuntimeVersionArn": arn}
    told = {"UpdateRuntimeOn": "Manual", "FunctionArn": f"{ARN}:1", "RuntimeVersionArn": arn}
    assert life.call("lambda", "PutRuntimeManagementConfig", manual).answer == told
    assert life.call("lambda", "GetRuntimeManagementConfig", params).answer == told
    assert refused(life, "PutRuntimeManagementConfig", FN | {"UpdateRuntimeOn": "Manual"})[0] == (
        "InvalidParameterValueException"
    )
    auto = FN | {"UpdateRuntimeOn": "Auto", "RuntimeVersionArn": arn}
    assert refused(life, "PutRuntimeManagementConfig", auto)[0] == "InvalidParameterValueException"
