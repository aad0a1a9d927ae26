"""How real boto3 meets what limits and configures calls: throttles, times, and what is not there yet."""

from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.sandbox import keys
from tests.engine.functions.queues import ORDERS
from tests.wire.conftest import Clients
from tests.wire.wire_life import WireLife


@pytest.fixture
def boto(life: WireLife, client: Clients) -> Any:
    return client("lambda", keys.root_key(life.account))


def refused(call: Any, **params: Any) -> dict[str, Any]:
    with pytest.raises(ClientError) as caught:
        call(**params)
    response: dict[str, Any] = caught.value.response
    return response


def test_a_throttle_tells_its_reason(boto: Any) -> None:
    boto.put_function_concurrency(FunctionName="order-fn", ReservedConcurrentExecutions=0)
    response = refused(boto.invoke, FunctionName="order-fn")
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 429
    assert (response["Error"]["Code"], response["Error"]["Message"]) == ("TooManyRequestsException", "Rate Exceeded.")
    assert response["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
    boto.delete_function_concurrency(FunctionName="order-fn")
    assert "ReservedConcurrentExecutions" not in boto.get_function_concurrency(FunctionName="order-fn")


def test_times_are_times(boto: Any) -> None:
    told = boto.put_function_event_invoke_config(FunctionName="order-fn", MaximumRetryAttempts=0)
    assert isinstance(told["LastModified"], datetime)
    ready = boto.put_provisioned_concurrency_config(
        FunctionName="order-fn", Qualifier="live", ProvisionedConcurrentExecutions=1
    )
    assert datetime.strptime(ready["LastModified"], "%Y-%m-%dT%H:%M:%S%z").tzinfo == UTC
    (mapping,) = boto.list_event_source_mappings()["EventSourceMappings"]
    assert isinstance(mapping["LastModified"], datetime)


def test_a_mapping_is_in_use_while_it_is_made(boto: Any) -> None:
    uuid = boto.create_event_source_mapping(FunctionName="order-fn", EventSourceArn=ORDERS)["UUID"]
    response = refused(boto.delete_event_source_mapping, UUID=uuid)
    assert (response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]) == (
        "ResourceInUseException",
        400,
    )
