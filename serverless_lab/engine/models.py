"""Service models: botocore's for AWS, and a small one of our own for the lab's controls."""

from functools import cache

from botocore.model import OperationModel, ServiceModel, Shape

from serverless_lab import models
from serverless_lab.engine.services.lab.model import LAB_MODEL


@cache
def service_model(service: str) -> ServiceModel:
    """The botocore model of a service; raises botocore's UnknownServiceError for a name it does not know."""
    if service == "lab":
        return ServiceModel(LAB_MODEL, "lab")
    return models.service_model(service)


@cache
def operation_model(service: str, operation: str) -> OperationModel:
    return service_model(service).operation_model(operation)


def input_shape(service: str, operation: str) -> Shape | None:
    return operation_model(service, operation).input_shape
