"""Typed requests about layers."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED, Request


class Content(Request, frozen=True):
    zip_file: bytes | None = None
    s3_bucket: Annotated[str | None, REFUSED] = None


class PublishLayerVersion(Request, frozen=True):
    layer_name: str
    content: Content
    description: str = ""
    compatible_runtimes: list[str] = []
    compatible_architectures: list[str] = []
    license_info: str | None = None


class ListLayers(Request, frozen=True):
    compatible_runtime: str | None = None
    compatible_architecture: str | None = None
    marker: str | None = None
    max_items: int | None = None


class ListLayerVersions(Request, frozen=True):
    layer_name: str
    compatible_runtime: str | None = None
    compatible_architecture: str | None = None
    marker: str | None = None
    max_items: int | None = None


class LayerVersionNamed(Request, frozen=True):
    layer_name: str
    version_number: int


class LayerVersionByArn(Request, frozen=True):
    arn: str


class AddLayerVersionPermission(Request, frozen=True):
    layer_name: str
    version_number: int
    statement_id: str
    action: str
    principal: str
    organization_id: str | None = None
    revision_id: str | None = None


class RemoveLayerVersionPermission(Request, frozen=True):
    layer_name: str
    version_number: int
    statement_id: str
    revision_id: str | None = None


class HearOfLayer(Request, frozen=True):
    """A layer version of another account that this one may use, with its zip; without one it may no longer."""

    layer_version_arn: str
    content: bytes | None = None
