"""Sessions and clients of the stand-in."""

import functools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from botocore.config import Config
from botocore.exceptions import ClientError, UnknownServiceError

# Made by the build from botocore's models: {service: {"class", "operations": {snake: Pascal}, "pages": {…}}}.
_SERVICES: dict[str, dict[str, Any]] = json.loads(Path("/0/services.json").read_text())


class Session:
    """Where clients come from; region and credentials are the function's own."""

    def __init__(self, region_name: str | None = None, **options: Any) -> None:
        self.region_name = region_name or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")

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
        self.exceptions = _Exceptions()

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
        answer: dict[str, Any] = host.call(self._service, operation, params)
        return answer

    def can_paginate(self, name: str) -> bool:
        return name in self._model["pages"]

    def get_paginator(self, name: str) -> "Paginator":
        if not self.can_paginate(name):
            raise ValueError(f"Operation cannot be paginated: {name}")
        return Paginator(getattr(self, name), self._model["pages"][name])


class Paginator:
    """Follows the continuation tokens of one operation."""

    def __init__(self, method: Any, tokens: dict[str, list[str]]) -> None:
        self._method, self._tokens = method, tokens

    def paginate(self, PaginationConfig: dict[str, Any] | None = None, **params: Any) -> Iterator[dict[str, Any]]:
        while True:
            page = self._method(**params)
            yield page
            following = {i: page.get(o) for i, o in zip(self._tokens["in"], self._tokens["out"], strict=True)}
            if not any(following.values()):
                return
            params.update({name: value for name, value in following.items() if value})


class _Exceptions:
    """client.exceptions.X: the ClientError whose code is X, or whose code has X as its last part."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return ClientError if name == "ClientError" else ClientError.named(name)
