"""From the words of a line to the command they ask for."""

from argparse import Namespace
from collections.abc import Iterable

from serverless_lab.cli.calling import call
from serverless_lab.cli.commands import Command, Configure, Files, Help, Version
from serverless_lab.cli.errors import CliError, GeneralError, Refused, UnknownOptions, UsageError
from serverless_lab.cli.global_options import check
from serverless_lab.cli.names import ELSEWHERE, OTHER_COMMANDS
from serverless_lab.cli.option import Option
from serverless_lab.cli.options import operation
from serverless_lab.cli.parsing import main_parser, operation_parser, service_parser, wait_parser
from serverless_lab.cli.words import words

__all__ = ["read", "words"]

_MOST_WORDS = 500  # argparse takes seconds for thousands
# What AWS's command line lets through: the message is printed as it is.
_PASSED_ON = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def read(argv: list[str], files: Files, region: str, output: str = "json") -> Command:
    """What `aws` is asked with these words (without `aws` itself); raises nothing but CliError."""
    if len(argv) > _MOST_WORDS:
        raise Refused("too-long", f"A line has at most {_MOST_WORDS} words here.")
    if "--version" in argv:
        return Version()
    given, rest = main_parser().parse_known_args(argv)
    given.region, given.output = given.region or region, given.output or output
    try:
        return _command(given, rest, files)
    except CliError as error:
        error.style = given.cli_error_format
        raise
    except _PASSED_ON as error:
        raise GeneralError(str(error)) from error


def _command(given: Namespace, rest: list[str], files: Files) -> Command:
    check(given)
    if given.command == "help":
        return _no_more(Help(()), rest)
    if given.command == "configure":
        return _configure(given, rest)
    if given.command in OTHER_COMMANDS:
        raise _not_here(given.command, "aws s3api" if given.command == "s3" else "")
    asked, rest = service_parser(given.command).parse_known_args(rest)
    if asked.operation == "help":
        return _no_more(Help((given.command,)), rest)
    if asked.operation == "wait":
        return _wait(given, rest, files)
    elsewhere = ELSEWHERE.get(given.command, {})
    if asked.operation in elsewhere:
        raise _not_here(f"{given.command} {asked.operation}", elsewhere[asked.operation])
    return _operation(given, rest, files, asked.operation, waiter=False)


def _wait(given: Namespace, rest: list[str], files: Files) -> Command:
    asked, rest = wait_parser(given.command).parse_known_args(rest)
    if asked.subcommand is None:
        raise CliError("usage: aws [options] <command> <subcommand> [parameters]\naws: [ERROR]: too few arguments")
    if asked.subcommand == "help":
        return _no_more(Help((given.command, "wait")), rest)
    return _operation(given, rest, files, asked.subcommand, waiter=True)


def _operation(given: Namespace, rest: list[str], files: Files, name: str, waiter: bool) -> Command:
    path = (given.command, "wait", name) if waiter else (given.command, name)
    if rest == ["help"]:
        return Help(path)
    parsed, unknown = operation_parser(given.command, name, waiter).parse_known_args(rest)
    found = operation(given.command, name, waiter)
    _require(found.options.values(), parsed, rest)
    if parsed.help == "help":
        return Help(path)
    if unknown or parsed.help:
        raise UnknownOptions(f"Unknown options: {', '.join([*unknown, *([parsed.help] if parsed.help else [])])}")
    return call(found, given, parsed, files, name)


def _require(options: Iterable[Option], parsed: Namespace, words_given: list[str]) -> None:
    """An input file or a skeleton stands for everything else; a skeleton of the answer does not."""
    if "--cli-input-json" in words_given or "--cli-input-yaml" in words_given:
        return
    if "--generate-cli-skeleton" in words_given:
        at = words_given.index("--generate-cli-skeleton")
        if words_given[at + 1 : at + 2] != ["output"]:
            return
    needed = [option for option in options if option.required and option.takes_value]
    if missing := [option.flag for option in needed if getattr(parsed, option.dest) is None]:
        raise UsageError(f"the following arguments are required: {', '.join(missing)}")


def _configure(given: Namespace, rest: list[str]) -> Command:
    if rest == ["list"]:
        return Configure("", given.region, given.output)
    if rest[:1] == ["get"] and len(rest) == 2:
        return Configure(rest[1], given.region, given.output)
    if rest == ["get"]:
        raise UsageError("the following arguments are required: varname")
    raise Refused(
        "not-here",
        "Of aws configure there are list and get here. Region and output are chosen with --region and --output.",
    )


def _not_here(command: str, instead: str) -> Refused:
    said = f"aws {command} is not in this terminal."
    return Refused("instead", f"{said} Use {instead}.", instead=instead) if instead else Refused("not-here", said)


def _no_more(command: Help, rest: list[str]) -> Help:
    if rest:
        raise UnknownOptions(f"Unknown options: {', '.join(rest)}")
    return command
