"""AWS's own command line, version 1, as a second opinion: the same parameters, shorthand, text and tables."""

import sys
from argparse import Namespace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import boto3  # noqa: F401 - before awscli, which otherwise puts its own copies of botocore and s3transfer in place
import botocore

_finders = list(sys.meta_path)

sys.meta_path[:] = _finders

from awscli import argparser, formatter, shorthand  # noqa: E402
from awscli.clidriver import create_clidriver  # noqa: E402
from awscli.customizations import toplevelbool  # noqa: E402

__all__ = ["params_of", "shorthand", "shown"]

# It asks every later operation of EC2 for the flags of the first one: in a process that runs one line nobody sees it.
toplevelbool.validate_boolean_mutex_groups = lambda **given: None

GLOBALS: dict[str, Any] = {
    "command": "",
    "color": "off",
    "debug": False,
    "endpoint_url": None,
    "output": "json",
    "paginate": True,
    "query": None,
    "region": "us-east-1",
    "v2_debug": False,
    "verify_ssl": None,
}


assert "awscli" not in botocore.__file__, "awscli was imported before boto3"


class Misused(Exception):
    """What argparse finds."""


def _misused(self, message: str) -> None:
    raise Misused(message)


argparser.CLIArgParser.error = _misused


@cache
def _driver(home: Path):
    """Without anybody's configuration."""
    nowhere = {"AWS_CONFIG_FILE": str(home / "none"), "AWS_SHARED_CREDENTIALS_FILE": str(home / "none")}
    with mock.patch.dict("os.environ", nowhere):
        driver = create_clidriver()
        driver.session.emit("session-initialized", session=driver.session, parsed_args=Namespace(**GLOBALS))
        return driver


@cache
def _operation(command: str, name: str):
    driver = _driver(Path("/nonexistent"))
    return driver._get_command_table()[command]._get_command_table()[name]


def params_of(argv: list[str], **given: Any) -> dict[str, Any]:
    """What `aws` would ask with these words; raises what awscli raises."""
    asked: list[dict[str, Any]] = []
    command = _operation(argv[0], argv[1])
    with mock.patch.object(command, "_operation_caller") as caller, mock.patch("sys.stderr", StringIO()):
        caller.invoke.side_effect = lambda service, operation, params, parsed: asked.append(params) or 0
        command(argv[2:], Namespace(**GLOBALS | {"command": argv[0]} | given))
    return asked[0]


def shown(answer: Any, output: str, title: str) -> str:
    """An answer as version 1 prints it; raises what it raises."""
    stream = StringIO()
    with mock.patch("awscli.table.determine_terminal_width", return_value=80):
        formatter.get_formatter(output, Namespace(**GLOBALS))(title, answer, stream)
    return stream.getvalue()
