"""Layers as they are kept, and as a function keeps those that it uses."""

from typing import Any

import msgspec

from serverless_lab.engine.instant import Instant


class LayerUsed(msgspec.Struct, omit_defaults=True):
    """A layer version on a function, which keeps it when the version is deleted. `unzipped` in bytes."""

    arn: str
    code_digest: str
    code_size: int
    unzipped: int


class LayerVersion(LayerUsed, omit_defaults=True):
    """`statements` are its policy's, `revision_id` that of the policy."""

    number: int
    created: Instant
    code_sha256: str
    description: str = ""
    license_info: str | None = None
    runtimes: list[str] = []
    architectures: list[str] = []
    statements: list[dict[str, Any]] = []
    revision_id: str = ""


class Layer(msgspec.Struct, omit_defaults=True):
    """`versions` by number, in order; `last_version` is the highest number there has been."""

    name: str
    versions: dict[int, LayerVersion] = {}
    last_version: int = 0
