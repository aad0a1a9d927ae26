"""botocore's descriptions of the services, loaded once for whoever asks: engine, wire and command line."""

from functools import cache

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel

LOADER = Loader()


@cache
def service_model(service: str) -> ServiceModel:
    """The model of a service; raises botocore's UnknownServiceError for a name it does not know."""
    return ServiceModel(LOADER.load_service_model(service, "service-2"), service)


@cache
def operation_model(service: str, operation: str) -> OperationModel:
    return service_model(service).operation_model(operation)
