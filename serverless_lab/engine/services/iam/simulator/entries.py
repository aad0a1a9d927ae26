"""Context entries: the condition keys a simulation is given, each with the type of its values."""

import re
from typing import Final

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import PrincipalKeys
from serverless_lab.engine.services.iam.errors import InvalidInput
from serverless_lab.engine.services.iam.requests.simulator import ContextEntry

_FORMS: Final = {
    "string": re.compile(r".*", re.DOTALL),
    "numeric": re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII),
    "boolean": re.compile(r"true|false", re.IGNORECASE),
    "ip": re.compile(r"[0-9a-fA-F.:]+(/\d{1,3})?", re.ASCII),
    "binary": re.compile(r"[A-Za-z0-9+/]*={0,2}"),
    "date": re.compile(r"\d+|\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII),
}


def keys_for(context: Context, caller: Caller, entries: list[ContextEntry]) -> dict[str, Values]:
    """What is known of the caller; an entry of the same name, regardless of case, goes before it."""
    given: dict[str, Values] = {entry.context_key_name: _values(entry) for entry in entries}
    lasting: dict[str, Values] = context.ask(PrincipalKeys(caller)) if caller.identity else {}
    names = {name.lower() for name in given}
    return {name: value for name, value in lasting.items() if name.lower() not in names} | given


def _values(entry: ContextEntry) -> Values:
    several = entry.context_key_type.endswith("List")
    form = _FORMS[entry.context_key_type.removesuffix("List")]
    wrong = next((value for value in entry.context_key_values if not form.fullmatch(value)), None)
    if wrong is not None:
        raise InvalidInput(message=f"Invalid {entry.context_key_type} value of {entry.context_key_name}: {wrong}")
    if several:
        return entry.context_key_values
    if len(entry.context_key_values) != 1:
        raise InvalidInput(message=f"{entry.context_key_name} of type {entry.context_key_type} takes one value.")
    return entry.context_key_values[0]
