"""Making what a template describes: one resource after the other, by the operations that anybody else would use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal, Protocol

from botocore.model import ListShape, MapShape, Shape, StructureShape

from serverless_lab.engine.models import input_shape
from serverless_lab.engine.state import AccountState
from serverless_lab.sam.code import Package, Upload
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.intrinsics import as_text
from serverless_lab.sam.template import Resource
from serverless_lab.sam.yaml_text import as_json

Properties = dict[str, Any]


class Refused(Exception):
    """The account refused an operation: what `Target.call` raises, or derives from."""


class Target(Protocol):
    """The account that things are made in, or a copy of it to try it out on."""

    @property
    def state(self) -> AccountState: ...

    def call(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        """The answer. Raises Refused."""

    def wait(self, seconds: int) -> None:
        """Let so much time pass on the account's clock."""


@dataclass(frozen=True)
class Made:
    """What `Ref` and `Fn::GetAtt` say of a resource. `how`: it was there already and is kept, or changed."""

    ref: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    how: Literal["made", "kept", "changed"] = "made"


class Step:
    """One resource in the making: what its kind may ask and do."""

    def __init__(self, resource: Resource, target: Target, upload: Upload, stack: str) -> None:
        self.resource, self.target, self.stack = resource, target, stack
        self.operations: list[str] = []
        self._upload = upload

    def call(self, service: str, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Members that are None are left out; what YAML wrote as another scalar is made what the service takes."""
        given = {name: value for name, value in params.items() if value is not None}
        self.operations.append(operation)
        return self.target.call(service, operation, coerced(input_shape(service, operation), given))

    def wait(self, seconds: int) -> None:
        """As CloudFormation does until a resource is ready: the account's clock goes on."""
        self.target.wait(seconds)

    def package(self, wanted: Package) -> bytes:
        return self._upload.package(self.resource.where, wanted)

    def name(self, given: Any, most: int = 64) -> str:
        """The name that is given, else one as CloudFormation makes: stack, logical id, and something of its own."""
        if given is not None:
            return str(given)
        own = sha256(f"{self.stack}/{self.resource.id}".encode()).hexdigest()[:12].upper()
        room = most - len(own) - 2
        stack = self.stack[: room // 2]
        return f"{stack}-{self.resource.id[: room - len(stack)]}-{own}"

    def arn(self, service: str, resource: str) -> str:
        account = self.target.state
        return f"arn:aws:{service}:{account.region}:{account.account_id}:{resource}"


@dataclass(frozen=True)
class Kind:
    """A type of resource that can be made. `takes` are the properties that are looked at, `needs` must be there.

    `attributes` are what `Fn::GetAtt` may ask for.
    """

    type: str
    make: Callable[[Step, Properties], Made]
    takes: frozenset[str]
    needs: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


def kind(type_: str, make: Callable[[Step, Properties], Made], takes: str, needs: str = "", gives: str = "") -> Kind:
    """The row of a type, its names in one text each."""
    return Kind(type_, make, frozenset(f"{takes} {needs}".split()), tuple(needs.split()), tuple(gives.split()))


def tag_map(step: Step, tags: Any) -> dict[str, str] | None:
    """CloudFormation's list of tags as a mapping. Raises TemplateFault."""
    found = tag_list(step, tags)
    return None if found is None else {each["Key"]: each["Value"] for each in found}


def tag_list(step: Step, tags: Any) -> list[dict[str, str]] | None:
    if not tags:
        return None
    if not isinstance(tags, list) or not all(isinstance(each, dict) and "Key" in each for each in tags):
        raise TemplateFault("bad-tags", where=step.resource.where)
    return [{"Key": str(each["Key"]), "Value": str(each.get("Value", ""))} for each in tags]


def items(step: Step, name: str, value: Any) -> list[Any]:
    """A property that is a list, none as an empty one. Raises TemplateFault."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise TemplateFault("no-list", where=step.resource.where, property=name)
    return value


def texts(properties: Properties, names: str) -> dict[str, str]:
    """What is given of these, as services take their attributes: documents as JSON, anything else as it is written."""
    given = {name: properties[name] for name in names.split() if name in properties}
    return {name: as_json(each) if isinstance(each, dict | list) else as_text(each) for name, each in given.items()}


def coerced(shape: Shape | None, value: Any) -> Any:
    """Scalars as the service's model has them: YAML writes 30 and "30", true and "true" alike."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return {name: coerced(shape.members.get(name), each) for name, each in value.items()}
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {name: coerced(shape.value, each) for name, each in value.items()}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [coerced(shape.member, each) for each in value]
    return _scalar(shape.type_name, value) if shape is not None else value


def _scalar(wanted: str, value: Any) -> Any:
    if wanted == "string" and isinstance(value, bool):
        return str(value).lower()
    if wanted == "string" and isinstance(value, int | float):
        return str(value)
    if wanted == "boolean" and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if wanted in ("integer", "long") and isinstance(value, str):
        return int(value) if value.lstrip("-").isdecimal() and len(value) < 19 else value
    if wanted in ("float", "double") and isinstance(value, str | int) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            return value
    return value
