"""Versions of a function in a VPC share its interfaces, and the last one that leaves gives them up."""

import pytest

from tests.engine.networked import MADE_S, config, connect, interfaces, prepare, update
from tests.engine.support import Life, function_params

FN = {"FunctionName": "order-fn"}
GONE_S = 20 * 60 + 10


@pytest.fixture
def life():
    life = Life()
    prepare(life)
    return life


def test_a_version_stays_in_the_vpc_that_the_function_leaves(life):
    connect(life)
    life.call("lambda", "PublishVersion", FN)
    update(life, VpcConfig={"SubnetIds": [], "SecurityGroupIds": []})
    life.advance(GONE_S)
    (kept,) = interfaces(life)
    works = [life.begin("order-fn:1"), life.begin()]
    assert [work.interface for work in works] == [kept["NetworkInterfaceId"], ""]
    for work in works:
        life.finish(work)
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    life.advance(GONE_S)
    assert interfaces(life) == []


def test_the_function_moves_and_the_version_stays(life):
    connect(life)
    life.call("lambda", "PublishVersion", FN)
    update(life, VpcConfig=config(life, "{private_b}"))
    life.advance(MADE_S)
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    life.advance(GONE_S)
    assert [each["SubnetId"] for each in interfaces(life)] == config(life, "{private_b}")["SubnetIds"]


def test_all_go_with_the_function(life):
    connect(life)
    life.call("lambda", "PublishVersion", FN)
    update(life, VpcConfig=config(life, "{private_b}"))
    life.advance(MADE_S)
    life.call("lambda", "DeleteFunction", FN)
    life.advance(GONE_S)
    assert interfaces(life) == []


def test_a_version_that_is_published_as_the_function_is_made_waits_with_it(life):
    params = function_params(VpcConfig=config(life), Publish=True)
    created = life.call("lambda", "CreateFunction", params).answer
    assert (created["Version"], created["State"]) == ("1", "Pending")
    assert life.call("lambda", "Invoke", {"FunctionName": "order-fn:1"}).refusal.code == "ResourceConflictException"
    life.advance(MADE_S)
    answer = life.call("lambda", "GetFunctionConfiguration", {"FunctionName": "order-fn:1"}).answer
    assert answer["State"] == "Active"
    assert life.begin("order-fn:1").interface == interfaces(life)[0]["NetworkInterfaceId"]
    assert life.replayed().encode() == life.cloud.encode()


def test_nothing_is_published_while_the_network_is_made(life):
    life.call("lambda", "CreateFunction", function_params(VpcConfig=config(life)))
    refusal = life.call("lambda", "PublishVersion", FN).refusal
    assert (refusal.code, refusal.hint) == ("ResourceConflictException", "function-pending")
