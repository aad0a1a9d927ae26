"""Typed requests about versions and aliases."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED, Request


class PublishVersion(Request, frozen=True):
    function_name: str
    code_sha256: str | None = None
    description: str | None = None
    revision_id: str | None = None
    publish_to: Annotated[str | None, REFUSED] = None


class ListVersions(Request, frozen=True):
    function_name: str
    marker: str | None = None
    max_items: int | None = None


class RoutingConfig(Request, frozen=True):
    additional_version_weights: dict[str, float] = {}


class CreateAlias(Request, frozen=True):
    function_name: str
    name: str
    function_version: str
    description: str = ""
    routing_config: RoutingConfig | None = None


class UpdateAlias(Request, frozen=True):
    function_name: str
    name: str
    function_version: str | None = None
    description: str | None = None
    routing_config: RoutingConfig | None = None
    revision_id: str | None = None


class AliasNamed(Request, frozen=True):
    function_name: str
    name: str


class ListAliases(Request, frozen=True):
    function_name: str
    function_version: str | None = None
    marker: str | None = None
    max_items: int | None = None
