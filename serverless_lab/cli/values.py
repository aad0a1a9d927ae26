"""The value of an option: files, JSON, shorthand and plain texts become what the model asks for."""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape
from botocore.utils import is_json_value_header

from serverless_lab.cli.commands import Files
from serverless_lab.cli.errors import GeneralError, ParamError
from serverless_lab.cli.fitting import fit
from serverless_lab.cli.option import Option
from serverless_lab.cli.shorthand import ShorthandError, parse

_COMPLEX = ("structure", "list", "map")
# Lists of structures with one member that may be given as that member's values, as they once were.
_BARE_LISTS = {
    ("elastic-load-balancing", "deregister-instances-from-load-balancer", "instances"),
    ("elastic-load-balancing", "describe-instance-health", "instances"),
    ("elastic-load-balancing", "register-instances-with-load-balancer", "instances"),
    ("elastic-load-balancing", "remove-tags", "tags"),
    ("firehose", "put-record-batch", "records"),
    ("workspaces", "reboot-workspaces", "reboot-workspace-requests"),
    ("workspaces", "rebuild-workspaces", "rebuild-workspace-requests"),
    ("workspaces", "terminate-workspaces", "terminate-workspace-requests"),
}


class Unreadable(Exception):
    """A file that is not there, or is no text."""


def value_of(option: Option, given: Any, files: Files, service_id: str = "", operation: str = "") -> Any:
    """What the words after an option mean; raises CliError, ValueError and TypeError."""
    shape = option.shape
    try:
        given = _from_file(given, files)
    except Unreadable as error:
        raise ParamError(option.flag, str(error)) from None
    if not option.takes_value or given is True:
        return given
    if _takes_shorthand(shape) and not _looks_like_json(given):
        bare = (service_id, operation, option.name) in _BARE_LISTS
        return _shorthand(option, given, files, bare)
    return _plain(option, shape, given, files)


def _from_file(given: Any, files: Files) -> Any:
    only = given[0] if isinstance(given, list) and len(given) == 1 else given
    loaded = load(only, files)
    return given if loaded is None else loaded


def load(text: Any, files: Files) -> str | bytes | None:
    """What a file holds that is named by `file://` or `fileb://`, None where none is named; raises Unreadable."""
    scheme, _, path = text.partition("://") if isinstance(text, str) else ("", "", "")
    if scheme not in ("file", "fileb") or "://" not in text:
        return None
    try:
        content = files.read(path.removeprefix("./"))
    except KeyError:
        raise Unreadable(f"Unable to load paramfile {text}: [Errno 2] No such file or directory: {path!r}") from None
    if scheme == "fileb":
        return content
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Unreadable(
            f"Unable to load paramfile ({path}), text contents could not be decoded.  If this is a binary file, "
            "please use the fileb:// prefix instead of the file:// prefix."
        ) from None


def _takes_shorthand(shape: Shape) -> bool:
    """Structures, maps, and lists of such; nothing that ends in a document."""
    inner, seen = shape, set()
    while isinstance(inner, ListShape | MapShape) and inner.name not in seen:
        seen.add(inner.name)
        inner = inner.member if isinstance(inner, ListShape) else inner.value
    if getattr(inner, "is_document_type", False):
        return False
    return shape.type_name in ("structure", "map") or (
        isinstance(shape, ListShape) and shape.member.type_name in _COMPLEX
    )


def _looks_like_json(given: Any) -> bool:
    first = given[0] if given and isinstance(given, list) else given
    return isinstance(first, str) and first.strip().startswith(("[", "{"))


def _shorthand(option: Option, given: Any, files: Files, bare: bool) -> Any:
    shape = option.shape
    members = list(getattr(shape.member if isinstance(shape, ListShape) else shape, "members", {}))
    if bare and len(members) == 1:
        return [{members[0]: each} for each in given]
    if shape.type_name == "structure" and members == ["Value"] and "=" not in given:
        return {"Value": given}

    def loaded(text: str) -> Any:
        try:
            content = load(text, files)
        except Unreadable as error:
            raise GeneralError(str(error)) from None
        return text if content is None else content

    try:
        parsed = [_parsed(each, loaded) for each in given] if isinstance(given, list) else _parsed(given, loaded)
        return fit(parsed, shape)
    except ShorthandError as error:
        raise ParamError(option.flag, error.message) from None


def _parsed(text: Any, loaded: Any) -> Any:
    if isinstance(text, bytes):
        raise GeneralError("'in <string>' requires string as left operand, not int")
    return parse(text, loaded)


def _plain(option: Option, shape: Shape, given: Any, files: Files) -> Any:
    kind = shape.type_name
    if is_json_value_header(shape) or getattr(shape, "is_document_type", False):
        return _json(option, given)
    if kind in ("structure", "map"):
        if given.lstrip()[0] != "{":
            raise ParamError(option.flag, f"Invalid JSON:\n{given}")
        return _json(option, given)
    if isinstance(shape, ListShape):
        return _list(option, shape, given, files)
    return _scalar(option, shape, given, files)


def _list(option: Option, shape: ListShape, given: Any, files: Files) -> Any:
    whole = given if isinstance(given, str) else given[0] if isinstance(given, list) and len(given) == 1 else ""
    if whole.strip().startswith("["):
        return _json(option, whole)
    try:
        return [_plain(option, shape.member, each, files) for each in given]
    except (ValueError, TypeError):
        raise ParamError(option.flag, given[0]) from None


def _json(option: Option, text: Any) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ParamError(option.flag, f"Invalid JSON: {error}\nJSON received: {text}") from None


def _scalar(option: Option, shape: Shape, given: Any, files: Files) -> Any:
    kind = shape.type_name
    if kind in ("integer", "long"):
        return int(given)
    if kind in ("float", "double"):
        return float(given)
    if kind == "boolean":
        return not (isinstance(given, str) and given.lower() == "false") and bool(given)
    if kind == "blob" and shape.serialization.get("streaming"):
        return _body(option, given, files)
    return given


def _body(option: Option, path: Any, files: Files) -> bytes:
    """A streaming body is the path of a file, without a scheme."""
    try:
        return files.read(path.removeprefix("./"))
    except (KeyError, AttributeError):
        raise ParamError(option.flag, "Blob values must be a path to a file.") from None
