"""`help` at each level, written from the models: what there is, and what it takes and gives."""

from collections.abc import Iterable
from typing import Any

from botocore.model import OperationModel

from serverless_lab.cli import shapes
from serverless_lab.cli.global_options import GLOBAL_OPTIONS, WITHOUT_EFFECT
from serverless_lab.cli.option import Option
from serverless_lab.cli.options import Operation, operation
from serverless_lab.cli.services import commands, service

_PAGES = "This operation answers in pages, and all of them are fetched. --no-paginate fetches one."
_FILES = "A value can come from a file: file://NAME for text, fileb://NAME for bytes."
_BASE64 = "Bytes are given as base64, or as they are with --cli-binary-format raw-in-base64-out."


def help_text(path: tuple[str, ...], services: Iterable[str] = ()) -> str:
    """`path` as in Help; `services` are those that this place has, all where none are named."""
    sections = _sections(path, services)
    return "\n".join(
        f"{title}\n" + "".join(f"    {line}".rstrip() + "\n" for line in lines) for title, lines in sections
    )


def _sections(path: tuple[str, ...], services: Iterable[str]) -> list[tuple[str, list[str]]]:
    if not path:
        return _top(sorted(services) or [name for name in commands() if name != "help"])
    if len(path) == 1:
        return _service(path[0])
    if path[1:] == ("wait",):
        return _waits(path[0])
    waiter = path[1] == "wait"
    return _operation(path, operation(path[0], path[-1], waiter))


def _top(services: list[str]) -> list[tuple[str, list[str]]]:
    return [
        ("NAME", ["aws"]),
        (
            "SYNOPSIS",
            ["aws [options] <command> <subcommand> [parameters]", "", "aws <command> help lists subcommands."],
        ),
        ("OPTIONS", [line for name, how in GLOBAL_OPTIONS.items() for line in _global(name, how)]),
        ("COMMANDS", services),
    ]


def _global(name: str, how: dict[str, Any]) -> list[str]:
    kind = "boolean" if how.get("action") else "integer" if how.get("type") is int else "string"
    lines = [f"--{name} ({kind})"]
    if "choices" in how:
        lines.append(f"    One of: {' | '.join(how['choices'])}")
    return [*lines, *(["    Changes nothing here."] if name in WITHOUT_EFFECT else [])]


def _service(command: str) -> list[tuple[str, list[str]]]:
    of = service(command)
    listed = sorted([*of.operations, *(["wait"] if of.waiters else [])])
    return [
        ("NAME", [command]),
        ("SYNOPSIS", [f"aws {command} <subcommand> [parameters]", "", f"aws {command} <subcommand> help says more."]),
        ("COMMANDS", listed),
    ]


def _waits(command: str) -> list[tuple[str, list[str]]]:
    return [
        ("NAME", [f"{command} wait"]),
        ("SYNOPSIS", [f"aws {command} wait <subcommand> [parameters]"]),
        ("COMMANDS", sorted(service(command).waiters)),
    ]


def _operation(path: tuple[str, ...], found: Operation) -> list[tuple[str, list[str]]]:
    shown = [option for option in found.options.values() if not option.hidden and option.kind != "off"]
    sections = [
        ("NAME", [" ".join(path)]),
        ("SYNOPSIS", [f"aws {' '.join(path)}", *(f"    {_synopsis(option)}" for option in shown)]),
        ("DESCRIPTION", _description(found)),
        ("OPTIONS", [line for option in shown for line in _option(option)]),
    ]
    if not found.waiter:
        sections += [("OUTPUT", _output(found.model)), ("ERRORS", _errors(found.model))]
    return [(title, lines) for title, lines in sections if lines]


def _synopsis(option: Option) -> str:
    if option.kind == "positional":
        return f"<{option.name}>"
    text = option.flag + (" <value>" if option.takes_value else f" | --no-{option.name}")
    return text if option.required else f"[{text}]"


def _description(found: Operation) -> list[str]:
    lines = [f"Calls {found.model.service_model.service_id} {found.model.name}."]
    if found.waiter:
        config = found.service.waiter(found.waiter)
        lines = [f"Asks {found.model.name} every {config.delay} seconds, at most {config.max_attempts} times, until:"]
        lines += [f"    {each.explanation} ({each.state})" for each in config.acceptors]
    if found.model.deprecated:
        lines.append("AWS advises against this operation.")
    if found.paging is not None:
        lines.append(_PAGES)
    shape_kinds = {option.shape.type_name for option in found.options.values()}
    return [*lines, _FILES, *([_BASE64] if "blob" in shape_kinds else [])]


def _option(option: Option) -> list[str]:
    boolean = f" | --no-{option.name}" if option.kind == "on" else ""
    needed = " [required]" if option.required else ""
    lines = [f"{option.flag}{boolean} ({shapes.kind(option.shape)}){needed}"]
    details = [f"One of: {' | '.join(option.choices)}"] if option.choices else shapes.limits(option.shape)
    if short := shapes.shorthand(option.shape):
        details.append(f"Shorthand: {short}")
    if form := shapes.as_json(option.shape):
        details += ["JSON:", *(f"    {line}" for line in form.splitlines())]
    return [*lines, *(f"    {line}" for line in details)]


def _output(model: OperationModel) -> list[str]:
    return shapes.tree(model.output_shape) if model.output_shape is not None else ["Nothing is printed."]


def _errors(model: OperationModel) -> list[str]:
    return [shape.metadata.get("error", {}).get("code", shape.name) for shape in model.error_shapes]
