"""What may come next in a line: services, operations, options, values, names of what there is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from shlex import quote

from botocore.model import ListShape

from serverless_lab.cli import shapes
from serverless_lab.cli.errors import Refused
from serverless_lab.cli.global_options import GLOBAL_OPTIONS, REFUSED
from serverless_lab.cli.option import Option
from serverless_lab.cli.options import Operation, operation
from serverless_lab.cli.services import service
from serverless_lab.cli.words import spans

Names = Callable[[str, str, str], list[str]]
_CONFIGURE = ("get", "list")


@dataclass(frozen=True)
class Completion:
    """`text` replaces the line from `start` to the cursor; `note` says what it is."""

    start: int
    text: str
    note: str = ""


def complete(
    line: str, cursor: int, services: Iterable[str], names: Names | None = None, files: Iterable[str] = ()
) -> list[Completion]:
    """`names` gives those of existing resources for a member of an operation; raises nothing."""
    words, begun, start = _before(line[:cursor])
    if words is None:
        return []
    if not words:
        return _matching(start, begun, [("aws", "")])
    if words[0] != "aws":
        return []
    found = _next(words[1:], begun, services, names, files)
    return _matching(start, begun, found)


def _before(text: str) -> tuple[list[str] | None, str, int]:
    """The finished words, the one at the cursor and where it starts; None inside quotes and where a shell is needed."""
    try:
        found = spans(text)
    except Refused:
        return None, "", 0
    if found and found[-1][2] == len(text):
        word, start, _ = found[-1]
        return [each for each, _, _ in found[:-1]], word, start
    return [each for each, _, _ in found], "", len(text)


def _matching(start: int, begun: str, found: Iterable[tuple[str, str]]) -> list[Completion]:
    return [Completion(start, quote(text), note) for text, note in found if text.startswith(begun) and text != begun]


def _next(
    words: list[str], begun: str, services: Iterable[str], names: Names | None, files: Iterable[str]
) -> list[tuple[str, str]]:
    if words and (choices := _global_values(words[-1])) is not None:
        return choices
    path = _path(words)
    depth = 3 if path[1:2] == ["wait"] else 2
    if path[:1] == ["configure"]:
        return [(each, "") for each in _CONFIGURE] if len(path) == 1 else []
    if len(path) < depth:
        return _global_options(words) if begun.startswith("-") else _subcommands(path, services)
    try:
        asked = operation(path[0], path[depth - 1], depth == 3)
    except KeyError:
        return []
    return _in_operation(asked, words, begun, names, files)


def _path(words: list[str]) -> list[str]:
    """The words that are no options and no values of global options."""
    path: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word.startswith("--"):
            if len(path) >= (3 if path[1:2] == ["wait"] else 2):
                break
            skip = "=" not in word and "action" not in GLOBAL_OPTIONS.get(word[2:], {"action": ""})
        else:
            path.append(word)
    return path


def _subcommands(path: list[str], services: Iterable[str]) -> list[tuple[str, str]]:
    if not path:
        return [(name, "") for name in sorted({*services, "configure", "help"})]
    try:
        of = service(path[0])
    except KeyError:
        return []
    if path[1:] == ["wait"]:
        return [(name, "") for name in sorted(of.waiters)]
    return [(name, "") for name in sorted([*of.operations, "help", *(["wait"] if of.waiters else [])])]


def _global_options(words: list[str]) -> list[tuple[str, str]]:
    return [(f"--{name}", "") for name in GLOBAL_OPTIONS if name not in REFUSED and f"--{name}" not in words]


def _global_values(option: str) -> list[tuple[str, str]] | None:
    how = GLOBAL_OPTIONS.get(option.removeprefix("--"), {}) if option.startswith("--") else {}
    return [(each, "") for each in how["choices"]] if "choices" in how else None


def _in_operation(
    asked: Operation, words: list[str], begun: str, names: Names | None, files: Iterable[str]
) -> list[tuple[str, str]]:
    last = next((word for word in reversed(words) if word.startswith("--")), "")
    option = asked.options.get(last[2:])
    beside = words[-1] == last
    if option is not None and option.takes_value and (beside or option.kind == "list") and not begun.startswith("--"):
        return _values(asked, option, begun, names, files)
    return _options(asked, words)


def _options(asked: Operation, words: list[str]) -> list[tuple[str, str]]:
    """Those not in the line yet, the required ones first."""
    unused = [each for each in asked.options.values() if not each.hidden and each.kind != "positional"]
    unused = [each for each in unused if each.flag not in words]
    ordered = sorted(unused, key=lambda each: not each.required)
    notes = [(each.flag, f"{shapes.kind(each.shape)}{', required' if each.required else ''}") for each in ordered]
    return notes + _global_options(words)


def _values(
    asked: Operation, option: Option, begun: str, names: Names | None, files: Iterable[str]
) -> list[tuple[str, str]]:
    if begun and ("fileb://".startswith(begun) or begun.startswith("file")):
        scheme = "fileb://" if begun.startswith("fileb") or option.shape.type_name == "blob" else "file://"
        return [(f"{scheme}{name}", "") for name in sorted(files)]
    shape = option.shape.member if isinstance(option.shape, ListShape) else option.shape
    choices = option.choices or getattr(shape, "enum", None) or ()
    found = [(each, "") for each in choices]
    if names is not None and option.member:
        found += [(name, "") for name in names(asked.model.service_model.service_name, asked.model.name, option.member)]
    return found
