"""Service models: botocore's for AWS, and a small one of our own for the lab's controls."""

from functools import cache

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape

from serverless_lab.engine.services.lab.model import LAB_MODEL

_loader = Loader()
# Values that AWS's documentation names and its services answer, though their models do not list them.
_ALSO_ANSWERED = {
    "ec2": {
        "AttachmentStatus": ["available"],
        "NetworkInterfaceType": ["nat_gateway"],
        "State": ["available", "pending"],
    }
}


@cache
def service_model(service: str) -> ServiceModel:
    """The botocore model of a service; raises botocore's UnknownServiceError for a name it does not know."""
    if service == "lab":
        return ServiceModel(LAB_MODEL, "lab")
    described = _loader.load_service_model(service, "service-2")
    for shape, values in _ALSO_ANSWERED.get(service, {}).items():
        described["shapes"][shape]["enum"] = [*described["shapes"][shape]["enum"], *values]
    return ServiceModel(described, service)


@cache
def operation_model(service: str, operation: str) -> OperationModel:
    return service_model(service).operation_model(operation)


def input_shape(service: str, operation: str) -> Shape | None:
    return operation_model(service, operation).input_shape


def output_shape(service: str, operation: str) -> Shape | None:
    return operation_model(service, operation).output_shape
