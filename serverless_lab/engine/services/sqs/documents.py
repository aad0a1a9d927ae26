"""Queue policies as texts: whether one is a policy of a queue at all."""

from typing import Any

from serverless_lab.engine.policy.resource_texts import actions_of, parsed
from serverless_lab.engine.services.sqs import errors


def checked(text: str) -> str:
    """The text; empty takes the policy away. Raises BadAttribute for what is no policy of a queue."""
    document = parsed(text) if text else None
    if text and (document is None or not all(map(_is_of_sqs, actions_of(document)))):
        raise errors.BadAttribute(name="Policy")
    return text


def _is_of_sqs(action: Any) -> bool:
    return isinstance(action, str) and (action == "*" or action.lower().startswith("sqs:"))
