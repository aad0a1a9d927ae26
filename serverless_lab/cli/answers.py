"""What AWS's command line does with an answer before it is searched and printed."""

import json
from base64 import b64decode
from typing import Any
from urllib.parse import unquote

from botocore.model import ListShape, Shape, StructureShape

from serverless_lab.cli.commands import Call
from serverless_lab.cli.extras import MFA_SECRETS
from serverless_lab.cli.performing import model_of
from serverless_lab.cli.writing import plain


def as_shown(call: Call, answer: dict[str, Any]) -> dict[str, Any]:
    """Without what went into a file, texts where there were moments and bytes, and IAM's documents opened."""
    shape = model_of(call).output_shape
    shown: dict[str, Any] = plain(_without(answer, call.saves))
    if call.service == "iam" and shape is not None:
        shown = _opened(shown, shape)
    return shown


def saved(call: Call, answer: dict[str, Any]) -> bytes:
    """What goes into the file of the line: nothing where a function was only begun, or not called at all."""
    value: Any = answer
    for member in call.saves:
        value = value.get(member, b"")
    if isinstance(value, bytes):
        return value
    return b64decode(value) if call.saves[-1] in MFA_SECRETS else str(value).encode()


def _without(answer: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    if not path or path[0] not in answer:
        return answer
    rest = {name: value for name, value in answer.items() if name != path[0]}
    if len(path) == 1:
        return rest
    inner = {name: value for name, value in answer[path[0]].items() if name not in MFA_SECRETS}
    return {path[0]: inner, **rest}


def _opened(value: Any, shape: Shape) -> Any:
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        members = shape.members
        return {name: _opened(each, members[name]) if name in members else each for name, each in value.items()}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [_opened(each, shape.member) for each in value]
    return _document(value) if shape.name == "policyDocumentType" and isinstance(value, str) else value


def _document(text: str) -> Any:
    for form in (text, unquote(text)):
        try:
            return json.loads(form)
        except ValueError:
            continue
    return text
