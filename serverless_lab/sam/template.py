"""A template taken apart: parameters, Globals, and resources, each in the form that the rest works on."""

import math
import re
from dataclasses import dataclass, field, replace
from typing import Any

from serverless_lab.sam import yaml_text
from serverless_lab.sam.faults import TemplateFault

VERSION = "2010-09-09"
TRANSFORM = "AWS::Serverless-2016-10-31"
MOST_RESOURCES = 500  # CloudFormation's limit
_ID = re.compile(r"[A-Za-z0-9]{1,255}")
_LEFT_ALONE = frozenset({"AWSTemplateFormatVersion", "Description", "Metadata", "Outputs", "Transform"})
_NOT_READ = frozenset({"Conditions", "Mappings", "Rules", "Hooks"})
_OF_RESOURCES = frozenset({"Metadata", "DeletionPolicy", "UpdateReplacePolicy", "Type", "Properties", "DependsOn"})


@dataclass(frozen=True)
class Resource:
    """`origin` is the logical id that the author wrote, where this resource was made of that one; `line` of it."""

    id: str
    type: str
    properties: dict[str, Any]
    depends_on: tuple[str, ...] = ()
    line: int = 0
    origin: str = ""

    @property
    def where(self) -> str:
        return self.origin or self.id

    def made(self, suffix: str, kind: str, properties: dict[str, Any], *depends_on: str) -> "Resource":
        """A resource that the transform makes beside this one."""
        return Resource(self.id + suffix, kind, properties, depends_on, self.line, self.where)

    def with_properties(self, properties: dict[str, Any]) -> "Resource":
        return replace(self, properties=properties)


@dataclass(frozen=True)
class Template:
    resources: list[Resource]
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)
    globals: dict[str, dict[str, Any]] = field(default_factory=dict)


def parse(text: str) -> Template:
    """Raises TemplateFault."""
    data, lines = yaml_text.read(text)
    _check_plain(data)
    _check_sections(data)
    found = [_resource(name, body, lines.get(name, 0)) for name, body in _section(data, "Resources").items()]
    if not found:
        raise TemplateFault("no-resources")
    if len(found) > MOST_RESOURCES:
        raise TemplateFault("too-many-resources", found=len(found), limit=MOST_RESOURCES)
    if any(each.type.startswith("AWS::Serverless::") for each in found) and TRANSFORM not in _transforms(data):
        raise TemplateFault("no-transform", transform=TRANSFORM)
    parameters = {name: _mapping("Parameters", name, body) for name, body in _section(data, "Parameters").items()}
    shared = {name: _mapping("Globals", name, body) for name, body in _section(data, "Globals").items()}
    return Template(found, parameters, shared)


def _check_plain(value: Any) -> None:
    """Keys are texts, numbers are finite."""
    if isinstance(value, dict):
        for key, each in value.items():
            if not isinstance(key, str):
                raise TemplateFault("key-no-text", name=str(key)[:60])
            _check_plain(each)
    elif isinstance(value, list):
        for each in value:
            _check_plain(each)
    elif isinstance(value, float) and not math.isfinite(value):
        raise TemplateFault("no-number", name=str(value))


def _check_sections(data: dict[str, Any]) -> None:
    if str(data.get("AWSTemplateFormatVersion", VERSION)) != VERSION:
        raise TemplateFault("other-version", known=VERSION)
    for name, body in data.items():
        if name in _NOT_READ and body:
            raise TemplateFault("section-not-read", section=name)
        if name not in _LEFT_ALONE | _NOT_READ | {"Resources", "Parameters", "Globals"}:
            raise TemplateFault("unknown-section", section=name[:60])
    for name in _transforms(data):
        if name != TRANSFORM:
            raise TemplateFault("other-transform", name=str(name)[:60], transform=TRANSFORM)


def _transforms(data: dict[str, Any]) -> list[Any]:
    given = data.get("Transform", [])
    return given if isinstance(given, list) else [given]


def _section(data: dict[str, Any], name: str) -> dict[str, Any]:
    body = data.get(name) or {}
    if not isinstance(body, dict):
        raise TemplateFault("no-mapping", where=name)
    return body


def _mapping(section: str, name: str, body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise TemplateFault("no-mapping", where=f"{section}.{name}"[:80])
    return body


def _resource(name: str, body: Any, line: int) -> Resource:
    if not _ID.fullmatch(name):
        raise TemplateFault("bad-logical-id", where=name[:60])
    body = _mapping("Resources", name, body)
    kind, properties = body.get("Type"), body.get("Properties") or {}
    if not isinstance(kind, str):
        raise TemplateFault("no-type", where=name, line=line)
    for attribute in body:
        if attribute not in _OF_RESOURCES:
            raise TemplateFault("attribute-not-read", where=name, line=line, attribute=attribute[:60])
    if not isinstance(properties, dict):
        raise TemplateFault("no-mapping", where=f"{name}.Properties")
    after = body.get("DependsOn", [])
    depends_on = [after] if isinstance(after, str) else after
    if not isinstance(depends_on, list) or not all(isinstance(each, str) for each in depends_on):
        raise TemplateFault("bad-depends-on", where=name, line=line)
    return Resource(name, kind, properties, tuple(depends_on), line)
