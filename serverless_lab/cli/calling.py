"""The options of an operation, put together to a call."""

import json
from argparse import Namespace
from typing import Any
from uuid import uuid4

from botocore import xform_name
from ruamel.yaml.error import YAMLError

from serverless_lab.cli import extras
from serverless_lab.cli.commands import Call, Files, Paging
from serverless_lab.cli.errors import CliError, GeneralError, ParamError, Refused
from serverless_lab.cli.finishing import finish
from serverless_lab.cli.options import PAGING, Operation
from serverless_lab.cli.values import Unreadable, load, value_of
from serverless_lab.cli.writing.as_yaml import LONGEST, read_yaml

# Members of an answer that go into a file, where the command line says so.
_MFA = "VirtualMFADevice"


def call(operation: Operation, given: Namespace, parsed: Namespace, files: Files, name: str) -> Call:
    """`given` are the global options, `parsed` the operation's; raises CliError and what conversions raise.

    A token that nobody thinks of is drawn, as botocore does.
    """
    pages = _pages(operation, given, parsed)
    params = _params(operation, parsed, files, name, pages)
    inputs = _inputs(parsed, files)
    params = {**params, **{member: value for member, value in inputs.items() if member not in params}}
    pages = pages and not any(member in operation.tokens for member in inputs)
    skeleton = getattr(parsed, "generate_cli_skeleton", None) or ""
    if skeleton not in ("input", "yaml-input"):
        params |= {member: str(uuid4()) for member in operation.model.idempotent_members if member not in params}
        params = extras.defaults(operation.service.command, name) | params
        sent = finish(params, operation.model.input_shape, given.cli_binary_format == "raw-in-base64-out")
        params = _sendable(operation, sent)
    return Call(
        operation.service.command,
        operation.model.service_model.service_name,
        operation.model.name,
        params,
        given.region,
        output=given.output,
        query=given.query or "",
        outfile=getattr(parsed, "outfile", None) or "",
        saves=_saves(operation, parsed),
        paging=_paging(parsed) if pages else None,
        waiter=operation.waiter,
        skeleton=skeleton,
        error_format=given.cli_error_format,
    )


def _params(operation: Operation, parsed: Namespace, files: Files, name: str, pages: bool) -> dict[str, Any]:
    params: dict[str, Any] = {}
    options = operation.options
    if not pages:
        options = options | {option.name: option for option in operation.shadowed}
    service_id = operation.model.service_model.service_id.hyphenize()
    for option in options.values():
        words = getattr(parsed, option.dest, None)
        if words is None or option.kind == "off":
            continue
        value = value_of(option, words, files, service_id, name)
        if option.put is not None:
            option.put(params, value)
        elif option.member:
            params[option.member] = value
    return params


def _sendable(operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
    """EC2's protocol has no way to send an empty list."""
    if operation.model.service_model.resolved_protocol != "ec2":
        return params
    return {member: value for member, value in params.items() if value != []}


def _pages(operation: Operation, given: Namespace, parsed: Namespace) -> bool:
    """Whether all pages are fetched: not when a page is asked for by the operation's own members."""
    if operation.paging is None:
        return False
    own = [xform_name(member) for member in operation.tokens]
    by_hand = any(getattr(parsed, dest) is not None for dest in own if dest not in ("start_token", "max_items"))
    if given.paginate and not by_hand:
        return True
    shadowed = {option.name for option in operation.shadowed}
    dests = {option: option.replace("-", "_") for option in PAGING if option not in shadowed}
    if used := [f"--{option}" for option, dest in dests.items() if getattr(parsed, dest, None)]:
        raise GeneralError(
            "Error during pagination: Cannot specify --no-paginate along with pagination arguments: " + ", ".join(used)
        )
    return False


def _paging(parsed: Namespace) -> Paging:
    return Paging(parsed.max_items, getattr(parsed, "page_size", None), parsed.starting_token)


def _inputs(parsed: Namespace, files: Files) -> dict[str, Any]:
    """What --cli-input-json or --cli-input-yaml gives."""
    given = {kind: getattr(parsed, f"cli_input_{kind}", None) for kind in ("json", "yaml")}
    texts = {kind: text for kind, text in given.items() if text is not None}
    if len(texts) > 1:
        raise CliError("Only one --cli-input- parameter may be specified.")
    for kind, text in texts.items():
        return _document(kind, text, files)
    return {}


def _document(kind: str, text: str, files: Files) -> dict[str, Any]:
    name = f"cli-input-{kind}"
    try:
        loaded = load(text, files)
        content = text if loaded is None else loaded
        if kind == "yaml" and len(content) > LONGEST:
            raise Refused("too-long", "YAML of more than 32 KB is not read here. Use --cli-input-json.")
        document = json.loads(content) if kind == "json" else read_yaml(content)
    except Unreadable as error:
        raise ParamError(f"--{name}", str(error)) from None
    except (ValueError, YAMLError):
        raise ParamError(name, f"Invalid {kind.upper()} received.") from None
    if not isinstance(document, dict):
        raise ParamError(name, f"Invalid type: expecting map, received {type(document)}")
    return document


def _saves(operation: Operation, parsed: Namespace) -> tuple[str, ...]:
    if operation.streams:
        return (operation.model.output_shape.serialization["payload"],)
    return (_MFA, parsed.bootstrap_method) if hasattr(parsed, "bootstrap_method") else ()
