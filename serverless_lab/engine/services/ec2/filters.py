"""`Filters` of every Describe: all of them must hold, each by one of its values; `*` and `?` stand for anything."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

import msgspec

from serverless_lab.engine.services.ec2.errors.common import InvalidFilter, MissingParameter
from serverless_lab.engine.services.ec2.state.kinds import Tags

T = TypeVar("T")
# What a thing says to a filter: one text or several. True and False are `true` and `false`.
Said = str | bool | int | Iterable[str]
Readers = Mapping[str, Callable[[T], Said]]


class Filter(msgspec.Struct, frozen=True, rename="pascal"):
    name: str = ""
    values: list[str] = []


def chosen(things: Iterable[T], filters: list[Filter], readers: Readers[T], tags: Callable[[T], Tags]) -> list[T]:
    """The things that pass. Raises InvalidFilter for a name that is not in `readers`, nor `tag:…` or `tag-key`."""
    tests = [_test(each, readers, tags) for each in filters]
    return [thing for thing in things if all(test(thing) for test in tests)]


def _test(asked: Filter, readers: Readers[T], tags: Callable[[T], Tags]) -> Callable[[T], bool]:
    if not asked.name:
        raise MissingParameter(name="Filter.Name")
    read = _reader(asked.name, readers, tags)
    wanted = [_pattern(value) for value in asked.values]
    return lambda thing: any(pattern.fullmatch(text) for text in _texts(read(thing)) for pattern in wanted)


def _reader(name: str, readers: Readers[T], tags: Callable[[T], Tags]) -> Callable[[T], Said]:
    if name.startswith("tag:"):
        key = name.removeprefix("tag:")
        return lambda thing: [tags(thing)[key]] if key in tags(thing) else []
    if name == "tag-key":
        return lambda thing: list(tags(thing))
    if name not in readers:
        raise InvalidFilter(name=name)
    return readers[name]


def _texts(said: Said) -> Iterable[str]:
    if isinstance(said, bool):
        return ("true" if said else "false",)
    return (str(said),) if isinstance(said, str | int) else said


@lru_cache(maxsize=1024)
def _pattern(value: str) -> re.Pattern[str]:
    """`\\*` and `\\?` are the characters themselves."""
    parts = re.findall(r"\\[*?\\]|.", value, re.DOTALL)
    translate = {"*": ".*", "?": "."}
    return re.compile("".join(translate.get(part) or re.escape(part[-1]) for part in parts), re.DOTALL)
