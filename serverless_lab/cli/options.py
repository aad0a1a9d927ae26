"""Which options an operation has, in the order of its model."""

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any

from botocore import xform_name
from botocore.model import OperationModel, Shape

from serverless_lab.cli import extras
from serverless_lab.cli.names import RENAMED
from serverless_lab.cli.option import TEXT, WHOLE, Option, nowhere
from serverless_lab.cli.services import Service, service

PAGING = ("starting-token", "page-size", "max-items")


@dataclass(frozen=True)
class Operation:
    """An operation as a line names it; `shadowed` are the options that paging hides, `tokens` those it uses itself."""

    service: Service
    model: OperationModel
    options: dict[str, Option]
    paging: dict[str, Any] | None = None
    shadowed: tuple[Option, ...] = ()
    waiter: str = ""

    @property
    def streams(self) -> bool:
        return "outfile" in self.options and self.options["outfile"].kind == "positional"

    @property
    def tokens(self) -> tuple[str, ...]:
        """The members of the request that ask for a page."""
        if self.paging is None:
            return ()
        inputs = self.paging["input_token"]
        limit = [self.paging["limit_key"]] if "limit_key" in self.paging else []
        return (*(inputs if isinstance(inputs, list) else [inputs]), *limit)


def operation(command: str, name: str, waiter: bool = False) -> Operation:
    """The operation behind `aws COMMAND NAME` or `aws COMMAND wait NAME`; raises KeyError."""
    of = service(command)
    key = ("options", name, waiter)
    if key not in of.memo:
        of.memo[key] = _waited(of, name) if waiter else _operation(of, name)
    found: Operation = of.memo[key]
    return found


def _waited(of: Service, name: str) -> Operation:
    waiter = of.waiters[name]
    model = of.operation_model(of.waiter(waiter).operation)
    table = extras.add(_members(model), of.command, xform_name(model.name, "-"))
    return Operation(of, model, _renamed(table, of.command, name), waiter=waiter)


def _operation(of: Service, name: str) -> Operation:
    model = of.operation_model(of.operations[name])
    paging = of.paginator(model.name)
    table = _members(model)
    if model.has_streaming_output:
        table["outfile"] = Option("outfile", required=True, kind="positional")
    else:
        table |= _input_options()
    shadowed = _add_paging(table, model, paging) if paging is not None else ()
    table = _renamed(extras.add(table, of.command, name), of.command, name)
    return Operation(of, model, table, paging, shadowed)


def _members(model: OperationModel) -> dict[str, Option]:
    table: dict[str, Option] = {}
    shape = model.input_shape
    for member, of_member in shape.members.items() if shape else ():
        for option in _options(member, of_member, member in shape.required_members):
            table[option.name] = option
    return table


def _options(member: str, shape: Shape, required: bool) -> tuple[Option, ...]:
    name = xform_name(member, "-")
    needed = required and not shape.metadata.get("idempotencyToken", False)
    if shape.type_name == "boolean":
        positive = Option(name, shape, member, needed, "on")
        return positive, replace(positive, name=f"no-{name}", required=False, kind="off", shares=positive.dest)
    return (Option(name, shape, member, needed, "list" if shape.type_name == "list" else "value"),)


def _input_options() -> dict[str, Option]:
    skeleton = Option(
        "generate-cli-skeleton", kind="maybe", choices=("input", "output", "yaml-input"), const="input", put=nowhere
    )
    inputs = [Option(name, put=nowhere) for name in ("cli-input-json", "cli-input-yaml")]
    return {option.name: option for option in (*inputs, skeleton)}


def _add_paging(table: dict[str, Option], model: OperationModel, paging: dict[str, Any]) -> tuple[Option, ...]:
    """One set of options for all operations; those of the operation itself are hidden or make room."""
    members = model.input_shape.members
    inputs = paging["input_token"]
    limit = paging.get("limit_key")
    for member in [*(inputs if isinstance(inputs, list) else [inputs]), *([limit] if limit else [])]:
        name = xform_name(member, "-")
        table[name] = replace(table[name], hidden=True)
    kind = WHOLE if limit is None or members[limit].type_name in ("integer", "long") else TEXT
    added = [Option("starting-token", put=nowhere)]
    added += [Option("page-size", kind, put=nowhere)] if limit else []
    added += [Option("max-items", kind, put=nowhere)]
    shadowed = tuple(table[option.name] for option in added if option.name in table)
    table.update({option.name: option for option in added})
    return shadowed


def _renamed(table: dict[str, Option], command: str, name: str) -> dict[str, Option]:
    for renamed_in, pattern, old, new in RENAMED:
        if renamed_in == command and old in table and fnmatchcase(name, pattern):
            option = table.pop(old)
            shares = option.shares or (option.dest if option.kind in ("on", "off") else "")
            table[new] = replace(option, name=new, shares=shares)
    return table
