"""Intrinsic functions: what a value refers to, and what it is once that is known."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from serverless_lab.sam.faults import TemplateFault

_HOLE = re.compile(r"\$\{(!?)([^{}]*)\}")
READ = frozenset({"Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::GetAZs"})
NO_VALUE = object()  # AWS::NoValue: as if the property were not there
_MOST = 256 << 10  # characters that one value may grow to

Lookup = Callable[[str], Any]
"""From `Name` or `Name.Attribute` to what it stands for. Raises TemplateFault."""


def references(value: Any) -> Iterator[str]:
    """`Name` or `Name.Attribute` of all that a value refers to, pseudo parameters included. Raises TemplateFault."""
    for name, inner in _functions(value):
        if name == "Ref":
            yield _text(name, inner)
        elif name == "Fn::GetAtt":
            yield _attribute(inner)
        elif name == "Fn::Sub":
            text, own = _sub(inner)
            yield from (hole for hole in _holes(text) if hole not in own)
            yield from references(own)
        else:
            yield from references(inner)


def resolve(value: Any, look: Lookup) -> Any:
    """The value with every function worked out. Raises TemplateFault."""
    if isinstance(value, list):
        return [each for each in (resolve(each, look) for each in value) if each is not NO_VALUE]
    if not isinstance(value, dict):
        return value
    name = _function(value)
    if name:
        return _FUNCTIONS[name](value[name], look)
    resolved = {key: resolve(each, look) for key, each in value.items()}
    return {key: each for key, each in resolved.items() if each is not NO_VALUE}


def as_text(value: Any) -> str:
    """How CloudFormation writes a scalar into a text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _functions(value: Any) -> Iterator[tuple[str, Any]]:
    """The outermost functions of a value, each with its argument."""
    if isinstance(value, list):
        for each in value:
            yield from _functions(each)
    elif isinstance(value, dict):
        name = _function(value)
        if name:
            yield name, value[name]
            return
        for each in value.values():
            yield from _functions(each)


def _function(value: dict[str, Any]) -> str:
    """The function that a mapping is, or nothing. Raises TemplateFault for one that is not read."""
    if len(value) == 1:
        (name,) = value
        if name in READ:
            return name
        if name.startswith("Fn::"):
            raise TemplateFault("function-not-read", name=name[:60])
    return ""


def _ref(inner: Any, look: Lookup) -> Any:
    return look(_text("Ref", inner))


def _get_att(inner: Any, look: Lookup) -> Any:
    return look(_attribute(inner))


def _sub_in(inner: Any, look: Lookup) -> str:
    text, own = _sub(inner)
    known = {name: resolve(each, look) for name, each in own.items()}
    parts: list[str] = []
    end = 0
    for hole in _HOLE.finditer(text):
        name = hole[2].strip()
        filled = f"${{{hole[2]}}}" if hole[1] else _scalar("Fn::Sub", known[name] if name in known else look(name))
        parts += text[end : hole.start()], filled
        end = hole.end()
    return _joined("", [*parts, text[end:]])


def _join(inner: Any, look: Lookup) -> str:
    separator, parts = _pair("Fn::Join", inner)
    parts = resolve(parts, look)
    if not isinstance(separator, str) or not isinstance(parts, list):
        raise TemplateFault("bad-function", name="Fn::Join")
    return _joined(separator, [_scalar("Fn::Join", each) for each in parts])


def _select(inner: Any, look: Lookup) -> Any:
    index, parts = _pair("Fn::Select", inner)
    index, parts = resolve(index, look), resolve(parts, look)
    if not isinstance(parts, list) or not re.fullmatch(r"[0-9]{1,4}", str(index)) or int(index) >= len(parts):
        raise TemplateFault("bad-function", name="Fn::Select")
    return parts[int(index)]


def _split(inner: Any, look: Lookup) -> list[str]:
    separator, text = _pair("Fn::Split", inner)
    text = resolve(text, look)
    if not isinstance(separator, str) or not separator or not isinstance(text, str):
        raise TemplateFault("bad-function", name="Fn::Split")
    return text.split(separator)


def _zones(inner: Any, look: Lookup) -> Any:
    region = resolve(inner, look)
    if region not in ("", look("AWS::Region")):
        raise TemplateFault("bad-function", name="Fn::GetAZs")
    return look("Fn::GetAZs")


def _text(name: str, inner: Any) -> str:
    if not isinstance(inner, str):
        raise TemplateFault("bad-function", name=name)
    return inner


def _attribute(inner: Any) -> str:
    parts = [inner] if isinstance(inner, str) else inner
    if not isinstance(parts, list) or not parts or not all(isinstance(each, str) for each in parts):
        raise TemplateFault("bad-function", name="Fn::GetAtt")
    joined = ".".join(parts)
    if "." not in joined:
        raise TemplateFault("bad-function", name="Fn::GetAtt")
    return joined


def _sub(inner: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(inner, str):
        return inner, {}
    text, own = _pair("Fn::Sub", inner)
    if not isinstance(text, str) or not isinstance(own, dict):
        raise TemplateFault("bad-function", name="Fn::Sub")
    return text, own


def _holes(text: str) -> list[str]:
    return [name.strip() for literal, name in _HOLE.findall(text) if not literal]


def _pair(name: str, inner: Any) -> tuple[Any, Any]:
    if not isinstance(inner, list) or len(inner) != 2:
        raise TemplateFault("bad-function", name=name)
    return inner[0], inner[1]


def _scalar(name: str, value: Any) -> str:
    if isinstance(value, str | int | float):
        return as_text(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ",".join(value)  # a parameter that is a list
    raise TemplateFault("bad-function", name=name)


def _joined(separator: str, parts: list[str]) -> str:
    """Counted before it is made: few lines may ask for much."""
    if sum(map(len, parts)) + len(separator) * len(parts) > _MOST:
        raise TemplateFault("value-too-long", limit=_MOST)
    return separator.join(parts)


_FUNCTIONS: Mapping[str, Callable[[Any, Lookup], Any]] = {
    "Ref": _ref,
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub_in,
    "Fn::Join": _join,
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::GetAZs": _zones,
}
