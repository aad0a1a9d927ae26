"""The same action in two other tongues: an AWS CLI line and a boto3 call, ready to copy."""

import json
import shlex
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore import xform_name

from serverless_lab.cli.names import renamed

ZIP_FILE = "function.zip"
SOURCE_FILE, NODE_FILE = "lambda_function.py", "index.mjs"
PAYLOAD_LIMIT = 2000
# What the CLI itself asks for besides: where it puts the secret of a device.
_DEVICE = ("--outfile seed.txt", "--bootstrap-method Base32StringSeed")
_NO_COMMAND = {("lambda", "InvokeWithResponseStream")}  # AWS's CLI leaves out what answers in pieces


@dataclass(frozen=True)
class Twins:
    """`cli` is empty where the CLI has no such command. `zip` is true when the code must be packed first.

    `answer_file`: where the CLI puts a payload; `position`: of the journal entry, 0 where it is none.
    """

    cli: str
    boto3: str
    zip: bool = False
    answer_file: str = ""
    position: int = 0


# Members that hold a zip, which the CLI takes beside them.
_HOLDERS = ("Code", "Content")


def twins(service: str, operation: str, params: dict[str, Any], region: str) -> Twins | None:
    """None for the lab's own controls, which AWS does not have."""
    if service == "lab":
        return None
    params = _timed(params)
    packed = any("ZipFile" in (params.get(name) or {}) for name in _HOLDERS) or "ZipFile" in params
    answer_file = "response.json" if (service, operation) == ("lambda", "Invoke") else ""
    return Twins(
        "" if (service, operation) in _NO_COMMAND else _cli(service, operation, params, region, packed, answer_file),
        _boto3(service, operation, params, region, packed),
        packed and "Content" not in params,
        answer_file,
    )


def _timed(value: Any) -> Any:
    """Times as text, which both take."""
    match value:
        case datetime():
            return value.isoformat()
        case dict():
            return {name: _timed(each) for name, each in value.items()}
        case list():
            return [_timed(each) for each in value]
    return value


def _cli(service: str, operation: str, params: dict[str, Any], region: str, packed: bool, answer_file: str) -> str:
    command = xform_name(operation, "-")
    lines = [f"aws {service} {command}"]
    for name, value in _flat(params).items():
        option = xform_name(name, "-")
        if name == "ZipFile":
            lines.append(f"--zip-file fileb://{ZIP_FILE}")
        elif isinstance(value, bytes):
            lines += [
                "--cli-binary-format raw-in-base64-out",
                f"--{renamed(service, command, option)} {shlex.quote(_short(value))}",
            ]
        elif isinstance(value, bool):
            lines.append(f"--{renamed(service, command, option if value else f'no-{option}')}")
        else:
            lines.append(f"--{renamed(service, command, option)} {shlex.quote(_plain(value))}")
    lines += _DEVICE if operation == "CreateVirtualMFADevice" else ()
    lines.append(f"--region {region}")
    if answer_file:
        lines.append(answer_file)
    line = " \\\n    ".join(lines)
    return f"zip {_contents(params)}\n{line}" if packed else line


def _contents(params: dict[str, Any]) -> str:
    """What is packed: a layer's folder, or the file that the bench's package holds."""
    if "Content" in params:
        return f"-r {ZIP_FILE} python"
    code = _flat(params)["ZipFile"]
    return f"{ZIP_FILE} {NODE_FILE if isinstance(code, bytes) and NODE_FILE.encode() in code else SOURCE_FILE}"


def _flat(params: dict[str, Any]) -> dict[str, Any]:
    """The CLI takes the zip beside the function's other parameters, not inside `Code`, and counts instances at once."""
    flat = dict(params)
    code = next((flat.pop(name) for name in _HOLDERS if "ZipFile" in (flat.get(name) or {})), None)
    if "MinCount" in flat:
        flat["Count"] = f"{flat.pop('MinCount')}:{flat.pop('MaxCount')}"
    return flat | ({"ZipFile": code["ZipFile"]} if code else {})


def _boto3(service: str, operation: str, params: dict[str, Any], region: str, packed: bool) -> str:
    client = {"lambda": "lambda_client"}.get(service, service)
    lines = ["import boto3", ""]
    lines.append(f'{client} = boto3.client("{service}", region_name="{region}")')
    if packed:
        lines.append(f'code = open("{ZIP_FILE}", "rb").read()')
    arguments = "".join(f"    {name}={_python(value)},\n" for name, value in params.items())
    lines.append(f"answer = {client}.{xform_name(operation)}(\n{arguments})")
    if (service, operation) == ("lambda", "Invoke"):
        lines.append('print(answer["Payload"].read())')
    return "\n".join(lines)


def _python(value: Any) -> str:
    if isinstance(value, dict) and "ZipFile" in value:
        return '{"ZipFile": code}'
    if isinstance(value, bytes):
        if value[:2] == b"PK":
            return "code"
        text = _short(value)
        return f"b{text!r}" if text.isascii() else f"{text!r}.encode()"
    return repr(value)


def _short(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    return text if len(text) <= PAYLOAD_LIMIT else text[:PAYLOAD_LIMIT] + "…"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
