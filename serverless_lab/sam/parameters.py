"""Parameters of a template: what may be said of each, and what was."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.intrinsics import as_text

MOST = 200  # CloudFormation's limits
LONGEST = 4096
_NAME = re.compile(r"[A-Za-z0-9]{1,255}")
_ID_LIST = re.compile(r"List<AWS::EC2::[A-Za-z]+::[A-Za-z]+>")
_ONE = re.compile(r"AWS::(EC2|SSM)::[A-Za-z:]+(<.*>)?")


@dataclass(frozen=True)
class Parameter:
    """`hidden` is NoEcho; `default` None: a value has to be given.

    AllowedPattern is not looked at: whose regular expression that is, it would be run here.
    """

    name: str
    type: str
    default: str | None
    description: str = ""
    allowed: tuple[str, ...] = ()
    lengths: tuple[int, int] = (0, LONGEST)
    bounds: tuple[float, float] = (float("-inf"), float("inf"))
    hidden: bool = False

    @property
    def is_list(self) -> bool:
        return self.type == "CommaDelimitedList" or self.type.startswith("List<")


def read(declared: Mapping[str, dict[str, Any]]) -> list[Parameter]:
    """Raises TemplateFault."""
    if len(declared) > MOST:
        raise TemplateFault("too-many-parameters", found=len(declared), limit=MOST)
    return [_parameter(name, body) for name, body in declared.items()]


def values(declared: list[Parameter], given: Mapping[str, str]) -> dict[str, Any]:
    """What each stands for: what was given, else its default. Raises TemplateFault."""
    return {each.name: _checked(each, given.get(each.name, each.default)) for each in declared}


def _parameter(name: str, body: dict[str, Any]) -> Parameter:
    if not _NAME.fullmatch(name):
        raise TemplateFault("bad-logical-id", where=name[:60])
    kind = str(body.get("Type", ""))
    if kind not in ("String", "Number", "CommaDelimitedList", "List<Number>") and not (
        _ID_LIST.fullmatch(kind) or _ONE.fullmatch(kind)
    ):
        raise TemplateFault("parameter-type", name=name, type=kind[:60])
    if kind.startswith("AWS::SSM::"):
        raise TemplateFault("parameter-type", name=name, type=kind[:60])
    default = body.get("Default")
    allowed = body.get("AllowedValues", [])
    if isinstance(default, list | dict) or not isinstance(allowed, list):
        raise TemplateFault("parameter-type", name=name, type=kind)
    return Parameter(
        name,
        kind,
        None if default is None else as_text(default),
        str(body.get("Description", ""))[:LONGEST],
        tuple(as_text(each) for each in allowed),
        (_number(name, body.get("MinLength", 0)), _number(name, body.get("MaxLength", LONGEST))),
        (float(_number(name, body.get("MinValue", "-inf"))), float(_number(name, body.get("MaxValue", "inf")))),
        as_text(body.get("NoEcho", False)) == "true",
    )


def _number(name: str, value: Any) -> Any:
    try:
        return int(value)
    except (TypeError, ValueError):
        pass
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TemplateFault("parameter-bound", name=name) from None


def _checked(parameter: Parameter, value: str | None) -> Any:
    if value is None:
        raise TemplateFault("parameter-missing", name=parameter.name)
    if len(value) > LONGEST:
        raise TemplateFault("parameter-too-long", name=parameter.name, limit=LONGEST)
    parts = [each.strip() for each in value.split(",")] if parameter.is_list else [value]
    for each in parts:
        _check_one(parameter, each)
    if parameter.is_list:
        return parts if value else []
    return value


def _check_one(parameter: Parameter, value: str) -> None:
    if parameter.allowed and value not in parameter.allowed:
        raise TemplateFault("parameter-not-allowed", name=parameter.name, allowed=", ".join(parameter.allowed)[:300])
    if parameter.type in ("Number", "List<Number>"):
        try:
            number = float(value)
        except ValueError:
            raise TemplateFault("parameter-no-number", name=parameter.name) from None
        if not parameter.bounds[0] <= number <= parameter.bounds[1]:
            raise TemplateFault("parameter-out-of-bounds", name=parameter.name)
    elif not parameter.lengths[0] <= len(value) <= parameter.lengths[1]:
        raise TemplateFault("parameter-length", name=parameter.name)
