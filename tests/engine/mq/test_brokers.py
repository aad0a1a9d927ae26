"""The life of a broker: what it may be made of, its states on the clock, what waits for a restart."""

import pytest

from serverless_lab.engine.instant import DAY, HOUR
from serverless_lab.engine.services.mq import windows
from serverless_lab.engine.services.mq.state import Window
from tests.engine.mq.asking import ACTIVE, RABBIT, broker, create, refused, told
from tests.engine.support import Life

BAD, CONFLICT, MISSING = "BadRequestException", "ConflictException", "NotFoundException"


def test_it_is_made_in_a_quarter_of_an_hour():
    life = Life()
    made = told(life, "CreateBroker", **RABBIT)
    assert made["BrokerArn"].endswith(f":broker:shop-rabbit:{made['BrokerId']}")
    assert state(life, made) == "CREATION_IN_PROGRESS"
    life.advance(14 * 60)
    assert state(life, made) == "CREATION_IN_PROGRESS"
    life.advance(60)
    assert state(life, made) == "RUNNING"


def test_the_same_request_makes_one_broker():
    life = Life()
    first = told(life, "CreateBroker", CreatorRequestId="once", **RABBIT)
    assert told(life, "CreateBroker", CreatorRequestId="once", **RABBIT) == first
    assert refused(life, "CreateBroker", CreatorRequestId="twice", **RABBIT)[0] == CONFLICT


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"EngineVersion": "3.8"}, "broker engine type [RABBITMQ]. Valid values: [4.2, 3.13]."),
    ({"HostInstanceType": "mq.m5.large", "EngineVersion": "4.2"}, "Broker engine version [4.2] is invalid for"),
    ({"HostInstanceType": "mq.t3.micro", "DeploymentMode": "CLUSTER_MULTI_AZ"}, "Deployment mode [CLUSTER_MULTI_AZ]"),
    ({"DeploymentMode": "ACTIVE_STANDBY_MULTI_AZ"}, "Valid values: [SINGLE_INSTANCE, CLUSTER_MULTI_AZ]."),
    ({"HostInstanceType": "mq.m4.large"}, "Host instance type [mq.m4.large] is invalid for"),
    ({"StorageType": "EFS"}, "host instance type [mq.m7g.medium]. Valid values: [EBS]."),
    ({"Users": []}, "Specify exactly one user for engine type [RABBITMQ]."),
    ({"Users": [{"Username": "guest", "Password": "steam-and-fold-12"}]}, "The username [guest] is invalid"),
    ({"Users": [{"Username": "chef", "Password": "too-short"}]}, "Enter a password 12 to 250 characters long."),
    ({"AutoMinorVersionUpgrade": False}, "Brokers on [RabbitMQ] version [4.2] must have"),
    ({"BrokerName": "a shop"}, "The brokerName [a shop] is invalid."),
    ({"BrokerName": "x" * 51}, "It must be 1-50 characters long"),
    ({"SubnetIds": ["subnet-1", "subnet-2"]}, "exactly 1 subnet(s) for deployment mode [SINGLE_INSTANCE]"),
    ({"SecurityGroups": [f"sg-{number}" for number in range(6)]}, "Specify 1 to 5 security groups."),
    ({"SecurityGroups": ["kitchen"]}, "The ID [kitchen] is invalid."),
    ({"Logs": {"General": True, "Audit": False}}, "Audit logging is not supported for RabbitMQ brokers."),
    ({"StorageSize": 4}, "The storage size [4] is invalid"),
    ({"EncryptionOptions": {"UseAwsOwnedKey": True, "KmsKeyId": "alias/kitchen"}}, "mutually exclusive"),
    ({"MaintenanceWindowStartTime": {"DayOfWeek": "MONDAY", "TimeOfDay": "24:00"}}, "time of day [24:00] is invalid."),
    ({"Tags": {"aws:team": "kitchen"}}, "Tag keys must not start with [aws:]."),
    ({"EngineType": "KAFKA"}, "Member must satisfy enum value set: [ACTIVEMQ, RABBITMQ]"),
])  # fmt: skip
def test_what_it_cannot_be_made_of(changes, sentence):
    code, message = refused(Life(), "CreateBroker", **RABBIT | changes)
    assert code == BAD
    assert sentence in message


@pytest.mark.parametrize("changes", [
    {"AuthenticationStrategy": "LDAP"},
    {"DataReplicationMode": "CRDR"},
    {"MaintenanceWindowStartTime": {"DayOfWeek": "MONDAY", "TimeOfDay": "21:00", "TimeZone": "Asia/Seoul"}},
])  # fmt: skip
def test_what_is_not_simulated(changes):
    assert refused(Life(), "CreateBroker", **ACTIVE | changes)[0] == "NotSimulatedException"


def test_where_the_newest_version_does_not_run_the_one_before_is_taken():
    life = Life()
    small = create(life, RABBIT, HostInstanceType="mq.t3.micro")
    assert told(life, "DescribeBroker", BrokerId=small)["EngineVersion"] == "3.13"


def test_a_standby_has_two_instances_and_a_cluster_one_address():
    life = Life()
    pair = create(life, ACTIVE, DeploymentMode="ACTIVE_STANDBY_MULTI_AZ", SubnetIds=["subnet-1", "subnet-2"])
    hosts = [each["Endpoints"][2] for each in told(life, "DescribeBroker", BrokerId=pair)["BrokerInstances"]]
    assert hosts == [f"stomp+ssl://{pair}-{number}.mq.ap-northeast-2.amazonaws.com:61614" for number in (1, 2)]
    cluster = create(life, RABBIT, DeploymentMode="CLUSTER_MULTI_AZ")
    (one,) = told(life, "DescribeBroker", BrokerId=cluster)["BrokerInstances"]
    assert one["Endpoints"] == [f"amqps://{cluster}.mq.ap-northeast-2.amazonaws.com:5671"]


def test_changes_wait_for_the_restart():
    life = Life()
    made = create(life, RABBIT)
    asked = {"HostInstanceType": "mq.m7g.large", "SecurityGroups": ["sg-1"], "Logs": {"General": True}}
    assert told(life, "UpdateBroker", BrokerId=made, **asked)["HostInstanceType"] == "mq.m7g.large"
    before = told(life, "DescribeBroker", BrokerId=made)
    assert (before["HostInstanceType"], before["PendingHostInstanceType"]) == ("mq.m7g.medium", "mq.m7g.large")
    assert before["PendingSecurityGroups"] == ["sg-1"]
    assert before["Logs"]["Pending"] == {"General": True}
    told(life, "RebootBroker", BrokerId=made)
    assert state(life, {"BrokerId": made}) == "REBOOT_IN_PROGRESS"
    life.advance(5 * 60)
    after = told(life, "DescribeBroker", BrokerId=made)
    assert (after["HostInstanceType"], after["BrokerState"]) == ("mq.m7g.large", "RUNNING")
    assert "PendingHostInstanceType" not in after
    assert after["Logs"]["General"] is True


def test_or_for_the_weeks_window():
    life = Life()
    made = create(life, RABBIT, MaintenanceWindowStartTime={"DayOfWeek": "TUESDAY", "TimeOfDay": "02:00"})
    told(life, "UpdateBroker", BrokerId=made, HostInstanceType="mq.m7g.large")
    moved = {"DayOfWeek": "WEDNESDAY", "TimeOfDay": "02:00", "TimeZone": "UTC+09:00"}
    told(life, "UpdateBroker", BrokerId=made, MaintenanceWindowStartTime=moved)
    life.advance(DAY / 1_000_000)  # it is Monday afternoon: the old window passes and the new one does not, by an hour
    life.advance(2 * 3600)
    assert broker(life, made).instance == "mq.m7g.medium"
    life.advance(2 * 3600)
    assert broker(life, made).instance == "mq.m7g.large"


@pytest.mark.parametrize(("window", "hours"), [
    (Window("THURSDAY", "01:00", "UTC"), 1),
    (Window("THURSDAY", "00:00", "UTC"), 7 * 24),
    (Window("THURSDAY", "10:00", "+09:00"), 1),
    (Window("WEDNESDAY", "22:00", "UTC-03:00"), 1),
    (Window("FRIDAY", "00:00", "UTC"), 24),
])  # fmt: skip
def test_when_a_window_begins(window, hours):
    """1970 began on a Thursday."""
    assert windows.following(window, 0) == hours * HOUR


@pytest.mark.parametrize(("params", "sentence"), [
    ({"EngineVersion": "3.13"}, "older than the current version [4.2]"),
    ({"HostInstanceType": "mq.t3.micro"}, "Broker engine version [4.2] is invalid for"),
    ({"AutoMinorVersionUpgrade": False}, "must have [autoMinorVersionUpgrade] set to [true]"),
    ({"SecurityGroups": []}, "Specify 1 to 5 security groups."),
    ({"StorageSize": 100}, "smaller than the current one [200]"),
])  # fmt: skip
def test_what_a_broker_cannot_become(params, sentence):
    life = Life()
    code, message = refused(life, "UpdateBroker", BrokerId=create(life, RABBIT), **params)
    assert (code, sentence in message) == (BAD, True), message


def test_a_large_broker_does_not_become_a_small_one():
    life = Life()
    made = create(life, RABBIT, HostInstanceType="mq.m5.large", EngineVersion="3.13")
    assert refused(life, "UpdateBroker", BrokerId=made, HostInstanceType="mq.t3.micro") == (
        BAD,
        "Downgrading from current instance type [mq.m5.large] to requested instance type [mq.t3.micro] is not "
        "supported for RabbitMQ brokers.",
    )


@pytest.mark.parametrize("operation", ["RebootBroker", "DeleteBroker", "UpdateBroker"])
def test_while_it_is_made_nothing_can_be_done(operation):
    life = Life()
    made = told(life, "CreateBroker", **RABBIT)["BrokerId"]
    code, message = refused(life, operation, BrokerId=made)
    assert (code, message) == (BAD, f"Broker [{made}] is in state [CREATION_IN_PROGRESS]. It must be [RUNNING].")


def test_it_is_deleted_and_its_name_is_free_then():
    life = Life()
    made = create(life, RABBIT)
    assert told(life, "DeleteBroker", BrokerId=made) == {"BrokerId": made}
    assert refused(life, "CreateBroker", **RABBIT)[0] == CONFLICT
    life.advance(5 * 60)
    sentence = f"Can't find requested broker [{made}]. Make sure your broker exists."
    assert refused(life, "DescribeBroker", BrokerId=made) == (MISSING, sentence)
    assert told(life, "CreateBroker", **RABBIT)["BrokerId"] != made


def test_brokers_are_listed_in_pages_by_name():
    life = Life()
    for name in ("noodles", "dumplings", "rice"):
        told(life, "CreateBroker", **RABBIT | {"BrokerName": name})
    first = told(life, "ListBrokers", MaxResults=2)
    assert [each["BrokerName"] for each in first["BrokerSummaries"]] == ["dumplings", "noodles"]
    rest = told(life, "ListBrokers", MaxResults=2, NextToken=first["NextToken"])
    assert [each["BrokerName"] for each in rest["BrokerSummaries"]] == ["rice"]
    assert "NextToken" not in rest
    assert refused(life, "ListBrokers", NextToken="rice")[0] == BAD


def test_a_quota_of_brokers(monkeypatch):
    monkeypatch.setattr("serverless_lab.engine.numbers.MQ_BROKERS", 1)
    life = Life()
    told(life, "CreateBroker", **RABBIT)
    assert refused(life, "CreateBroker", **ACTIVE) == (
        "ForbiddenException",
        "Limit exceeded: at most 1 brokers in a region.",
    )


def test_options_are_found_by_engine_type_and_storage():
    life = Life()
    found = told(life, "DescribeBrokerInstanceOptions", EngineType="ACTIVEMQ", StorageType="EBS")
    assert {each["HostInstanceType"] for each in found["BrokerInstanceOptions"]} == {
        "mq.m5.large", "mq.m5.xlarge", "mq.m5.2xlarge", "mq.m5.4xlarge",
    }  # fmt: skip
    assert {tuple(each["SupportedDeploymentModes"]) for each in found["BrokerInstanceOptions"]} == {
        ("SINGLE_INSTANCE",)
    }
    types = told(life, "DescribeBrokerEngineTypes")["BrokerEngineTypes"]
    assert [each["EngineType"] for each in types] == ["ACTIVEMQ", "RABBITMQ"]


def state(life, made):
    return told(life, "DescribeBroker", BrokerId=made["BrokerId"])["BrokerState"]
