"""Sessions and clients of the stand-in."""

import functools
import json
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, NoReturn

from botocore.config import Config
from botocore.exceptions import ClientError, UnknownServiceError
from botocore.paginate import Paginator
from botocore.waiter import Waiter

# Made by the build from botocore's models, see aws_names.services.
_SERVICES: dict[str, dict[str, Any]] = json.loads(Path("/0/services.json").read_text())


class Credentials(NamedTuple):
    """The role's, as the environment variables have them."""

    access_key: str
    secret_key: str
    token: str

    def get_frozen_credentials(self) -> "Credentials":
        return self


class Session:
    """Where clients come from; region and credentials are the function's own."""

    def __init__(self, region_name: str | None = None, **options: Any) -> None:
        self.region_name = region_name or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")

    def get_credentials(self) -> Credentials:
        names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
        return Credentials(*(os.environ.get(name, "") for name in names))

    def get_available_services(self) -> list[str]:
        return sorted(_SERVICES)

    def get_available_resources(self) -> list[str]:
        return []

    @property
    def available_profiles(self) -> list[str]:
        return []

    def client(self, service_name: str, region_name: str | None = None, **options: Any) -> "Client":
        if service_name not in _SERVICES:
            raise UnknownServiceError(service_name, sorted(_SERVICES))
        return Client(service_name, region_name or self.region_name, options.get("config"))

    def resource(self, service_name: str, *args: Any, **options: Any) -> NoReturn:
        raise NotImplementedError(
            f"The lab offers boto3.client('{service_name}'), not boto3.resource (to which AWS adds nothing any more)."
        )


class Client:
    """One service's operations, in boto3's names, as methods that take keyword arguments."""

    def __init__(self, service: str, region: str | None, config: Config | None = None) -> None:
        self._patience = config.patience() if config is not None else {}
        self._service, self._model = service, _SERVICES[service]
        self.meta = SimpleNamespace(region_name=region, service_model=SimpleNamespace(service_name=service))
        self.exceptions = _Exceptions(self._model["class"], self._model["errors"])

    def __getattr__(self, name: str) -> Any:
        operation = self._model["operations"].get(name)
        if operation is None:
            raise AttributeError(f"'{self._model['class']}' object has no attribute '{name}'")
        method = functools.partial(self._call, name, operation)
        method.__name__ = name  # type: ignore[attr-defined]
        return method

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._model["operations"]]

    def _call(self, name: str, operation: str, /, *positional: Any, **params: Any) -> dict[str, Any]:
        from _lab import host  # type: ignore[import-not-found]

        if positional:
            raise TypeError(f"{name}() only accepts keyword arguments.")
        if self._patience:
            params["$client"] = self._patience
        answer: dict[str, Any] = host.call(self._service, operation, params, self._model["errors"])
        return answer

    def can_paginate(self, name: str) -> bool:
        return name in self._model["pages"]

    def get_paginator(self, name: str) -> Paginator:
        if not self.can_paginate(name):
            raise ValueError(f"Operation cannot be paginated: {name}")
        return Paginator(getattr(self, name), self._model["pages"][name])

    @property
    def waiter_names(self) -> list[str]:
        return sorted(self._model["waiters"])

    def get_waiter(self, name: str) -> Waiter:
        if name not in self._model["waiters"]:
            raise ValueError(f"Waiter does not exist: {name}")
        way = self._model["waiters"][name]
        snake = next(snake for snake, pascal in self._model["operations"].items() if pascal == way["operation"])
        return Waiter(getattr(self, snake), way)

    def generate_presigned_url(self, *args: Any, **options: Any) -> NoReturn:
        raise NotImplementedError("The lab's boto3 makes no presigned URLs.")

    def close(self) -> None:
        """Nothing is open."""


class _Exceptions:
    """client.exceptions.X: the classes of the service's own errors, and ClientError."""

    def __init__(self, service: str, errors: dict[str, str]) -> None:
        self._service, self._names = service, sorted({*errors.values(), "ClientError"})

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._names:
            valid = ", ".join(self._names)
            raise AttributeError(f"{self._service}Exceptions has no attribute {name}. Valid exceptions are: {valid}")
        return ClientError if name == "ClientError" else ClientError.named(name)

    def __dir__(self) -> list[str]:
        return self._names
