"""The options that every command takes: what is done with each, or why it is refused."""

from argparse import Namespace
from typing import Any

import jmespath
from botocore.exceptions import InvalidRegionError
from botocore.utils import validate_region_name

from serverless_lab.cli.errors import STYLES, CliError, GeneralError, Refused
from serverless_lab.cli.writing import OUTPUTS

GLOBAL_OPTIONS: dict[str, dict[str, Any]] = {
    "debug": {"action": "store_true"},
    "endpoint-url": {},
    "no-verify-ssl": {"action": "store_false", "dest": "verify_ssl"},
    "no-paginate": {"action": "store_false", "dest": "paginate"},
    "output": {"choices": OUTPUTS},
    "query": {},
    "profile": {},
    "region": {},
    "color": {"choices": ("on", "off", "auto"), "default": "auto"},
    "no-sign-request": {"action": "store_false", "dest": "sign_request"},
    "ca-bundle": {},
    "cli-read-timeout": {"type": int},
    "cli-connect-timeout": {"type": int},
    "cli-binary-format": {"choices": ("base64", "raw-in-base64-out"), "default": "base64"},
    "no-cli-pager": {"action": "store_true"},
    "cli-auto-prompt": {"action": "store_true"},
    "no-cli-auto-prompt": {"action": "store_true"},
    "cli-error-format": {"choices": STYLES, "default": "enhanced"},
}
# Nothing goes over a network here and nothing is paged by a program, so these change nothing and are simply true.
WITHOUT_EFFECT = ("no-verify-ssl", "ca-bundle", "cli-read-timeout", "cli-connect-timeout", "no-cli-pager")
# Refused with a sentence, so nobody needs to be offered them.
REFUSED = ("debug", "endpoint-url", "no-sign-request", "cli-auto-prompt")


def check(given: Namespace) -> None:
    """Raises CliError for what cannot be done, in the order in which v2 looks."""
    if given.query is not None:
        try:
            jmespath.compile(given.query)
        except Exception as error:  # the lexer and parser raise a dozen kinds
            raise CliError(f"Bad value for --query {given.query}: {error}") from None
    if given.endpoint_url is not None:
        raise Refused("endpoint-url", "This terminal talks to your account of the lab. Leave out --endpoint-url.")
    if given.profile not in (None, "default"):
        raise GeneralError(f"The config profile ({given.profile}) could not be found")
    if given.debug:
        raise Refused("debug", "There is no debug log here. Leave out --debug.")
    if given.cli_auto_prompt:
        raise Refused("auto-prompt", "There is no auto-prompt here. The Tab key completes what you type.")
    if not given.sign_request:
        raise Refused("no-sign-request", "Calls from here are always signed as you. Leave out --no-sign-request.")
    if given.color == "on":
        raise Refused("color", "Answers are printed without colours. Leave out --color on.")
    try:
        validate_region_name(given.region)
    except InvalidRegionError as error:
        raise GeneralError(str(error)) from None
