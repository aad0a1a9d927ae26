"""Version 1 of AWS's command line reads and prints the same."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any
from unittest import mock

import pytest
from botocore.model import OperationModel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from serverless_lab.cli import shorthand as ours
from serverless_lab.cli.errors import CliError
from serverless_lab.cli.finishing import finish
from serverless_lab.cli.options import operation
from serverless_lab.cli.reading import read
from serverless_lab.cli.services import service
from serverless_lab.cli.writing import render
from tests.cli import peer
from tests.cli.drawing import line
from tests.cli.peer import shorthand as theirs
from tests.cli.support import Scratch
from tests.wire.values import value

SERVICES = (
    "iam",
    "sts",
    "lambda",
    "logs",
    "mq",
    "sqs",
    "ec2",
    "dynamodb",
    "events",
    "sns",
    "s3api",
    "stepfunctions",
    "cloudwatch",
)
RAW = ["--cli-binary-format", "raw-in-base64-out"]
# What version 1 and 2 do differently, or what reads a file of the disk.
APART = {
    ("ec2", "run-instances"),
    ("iam", "create-virtual-mfa-device"),
    ("lambda", "create-function"),
    ("lambda", "publish-layer-version"),
    ("lambda", "update-function-code"),
}


def operations() -> Iterator[tuple[str, str]]:
    for command in SERVICES:
        for name in service(command).operations:
            if (command, name) not in APART:
                yield command, name


EVERY = sorted(operations())


def test_there_are_operations_to_compare():
    assert len(EVERY) > 1000


@pytest.mark.parametrize("command", SERVICES)
def test_lines_of_random_parameters_ask_the_same(command):
    """Every operation of a service once; a mistake in one option shows with the operations that have it."""
    random = Random(command)
    for name in [each for service_name, each in EVERY if service_name == command]:
        found = operation(command, name)
        model = found.model
        shape = model.input_shape
        params = value(shape, random) if shape is not None else {}
        if params is None or any(_streams(shape, member) for member in params):
            continue
        argv = [command, name, *line(found, params, random)]
        if model.has_streaming_output:
            argv.append("out.bin")
        with mock.patch("serverless_lab.cli.calling.uuid4", return_value="token"):
            assert _ours(argv) == _theirs(argv, model), argv


def _streams(shape, member: str) -> bool:
    return bool(shape.members[member].serialization.get("streaming"))


def _ours(argv: list[str]) -> Any:
    try:
        return read([*argv, *RAW], Scratch(), "us-east-1").params
    except CliError as error:
        return error.message.partition("\n\nusage:")[0]


def _theirs(argv: list[str], model: OperationModel) -> Any:
    """Checked as a client would, with the sentence that version 2 prints."""
    try:
        params = peer.params_of(argv)
        params.pop("PaginationConfig", None)
        return finish(dict.fromkeys(model.idempotent_members, "token") | params, model.input_shape, raw_blobs=True)
    except CliError as error:
        return error.message
    except Exception as error:
        return str(error)


TEXTS = st.text("abK=,[]{}'\"\\@ \n:한😀", max_size=24)


@settings(max_examples=1500, deadline=None)
@given(TEXTS | st.from_regex(r"\A[a-c]=[a-z,='\"\[\]{}\\ ]{0,20}\Z"))
@example("a=b,c,d=e")
@example("a=b,'c,d'=e")
@example("a=b,,c=d")
@example("a=[b,{c=d}],e={f=g}")
@example("a=\\,b")
@example("a=b\nc=,\nd")
@example("a=b, a=c")
@example("a=b,")
@example('a="b\\"c"')
def test_shorthand_is_parsed_the_same(text):
    try:
        expected: Any = theirs.ShorthandParser().parse(text)
    except theirs.ShorthandParseError as error:
        expected = str(error)
    try:
        found: Any = ours.parse(text, lambda name: name)
    except CliError as error:
        found = error.message
    assert found == expected


SCALARS = st.none() | st.booleans() | st.integers(-99, 99) | st.floats(-9, 9) | st.text("ab1 \t한|", max_size=9)
KEYS = st.text("ABcd", min_size=1, max_size=3)
ANSWERS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=14
)
RECORDS = st.dictionaries(
    KEYS, st.lists(st.dictionaries(KEYS, st.text("abc", max_size=40), min_size=1, max_size=4), max_size=4), max_size=3
)


@pytest.mark.parametrize("output", ["json", "text", "table"])
@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, ANSWERS, max_size=4) | RECORDS)
@example({"A": [{}, [False]]})
@example({"A": [{}, None]})
@example({"A": [None, [{}]]})
@example({"A": [{"b": 1}, {"c": [1, [2]]}], "D": [[1, 2], [3]]})
def test_answers_are_printed_the_same(output, answer):
    assert _printed(render, answer, output) == _printed(peer.shown, answer, output)


def _printed(how, answer: Any, output: str) -> str:
    """What is printed, or the exception's message: that is what the command line shows then."""
    try:
        return how(json.loads(json.dumps(answer)), output, "ListThings")
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
