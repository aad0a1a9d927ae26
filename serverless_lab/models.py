"""botocore's descriptions of the services, shared by engine, wire and command line."""

from functools import cache, lru_cache
from typing import Any

from botocore.exceptions import DataNotFoundError
from botocore.loaders import Loader
from botocore.model import ServiceModel

_KEPT = 32  # a description takes up to 60 MB, and there are 400
# Values that AWS's documentation names and its services take or answer, though their models do not list them.
_ALSO_KNOWN = {
    "ec2": {
        "AttachmentStatus": ["available"],
        "NetworkInterfaceType": ["nat_gateway"],
        "State": ["available", "pending"],
    },
    # AttributeNames of ReceiveMessage names attributes of messages, though it is described as those of queues.
    "sqs": {
        "QueueAttributeName": [
            "ApproximateFirstReceiveTimestamp",
            "ApproximateReceiveCount",
            "AWSTraceHeader",
            "DeadLetterQueueSourceArn",
            "MessageDeduplicationId",
            "MessageGroupId",
            "SenderId",
            "SentTimestamp",
            "SequenceNumber",
        ],
    },
}


@lru_cache(maxsize=_KEPT)
def service_model(service: str) -> ServiceModel:
    """The model of a service; raises botocore's UnknownServiceError for a name it does not know."""
    return ServiceModel(description(service), service)


@lru_cache(maxsize=_KEPT)
def description(service: str) -> dict[str, Any]:
    """What a model is made of; it is not to be changed."""
    described: dict[str, Any] = Loader().load_service_model(service, "service-2")
    for shape, values in _ALSO_KNOWN.get(service, {}).items():
        described["shapes"][shape]["enum"] = [*described["shapes"][shape]["enum"], *values]
    return described


def extra_model(service: str, kind: str) -> dict[str, Any] | None:
    """Another description of a service, such as "waiters-2"; None where it has none."""
    try:
        model: dict[str, Any] = Loader().load_service_model(service, kind)
    except DataNotFoundError:
        return None
    return model


@cache
def service_names() -> tuple[str, ...]:
    return tuple(Loader().list_available_services("service-2"))
