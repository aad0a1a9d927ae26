"""Words to options by argparse, as AWS's command line does, so that abbreviations and messages are the same."""

from argparse import Action, ArgumentError, ArgumentParser
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from typing import Any, NoReturn

from serverless_lab.cli.errors import UsageError
from serverless_lab.cli.global_options import GLOBAL_OPTIONS
from serverless_lab.cli.names import ELSEWHERE
from serverless_lab.cli.options import operation
from serverless_lab.cli.services import Service, commands, service


class Parser(ArgumentParser):
    def __init__(self) -> None:
        super().__init__(prog="aws", add_help=False, conflict_handler="resolve")

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        close = get_close_matches(str(value), list(action.choices), cutoff=0.8)
        meant = "".join(["\nMaybe you meant:\n", *(f"\n  * {word}" for word in close)]) if close else ""
        raise ArgumentError(action, f"Found invalid choice '{value}'\n{meant}")


@cache
def main_parser() -> Parser:
    parser = Parser()
    for name, how in GLOBAL_OPTIONS.items():
        parser.add_argument(f"--{name}", **how)
    parser.add_argument("command", choices=commands())
    return parser


def service_parser(command: str) -> Parser:
    def make(of: Service) -> Parser:
        parser = Parser()
        waits = ["wait"] if of.waiters else []
        parser.add_argument("operation", choices=(*of.operations, *waits, *ELSEWHERE.get(command, ()), "help"))
        return parser

    return _kept(command, ("parser",), make)


def wait_parser(command: str) -> Parser:
    def make(of: Service) -> Parser:
        parser = Parser()
        parser.add_argument("subcommand", choices=(*of.waiters, "help"), nargs="?")
        return parser

    return _kept(command, ("parser", "wait"), make)


def operation_parser(command: str, name: str, waiter: bool) -> Parser:
    def make(of: Service) -> Parser:
        parser = Parser()
        for option in operation(command, name, waiter).options.values():
            option.add_to(parser)
        parser.add_argument("help", nargs="?")
        return parser

    return _kept(command, ("parser", name, waiter), make)


def _kept(command: str, key: tuple[Any, ...], make: Callable[[Service], Parser]) -> Parser:
    """A parser takes a while to make, and parsing does not change it."""
    of = service(command)
    if key not in of.memo:
        of.memo[key] = make(of)
    parser: Parser = of.memo[key]
    return parser
