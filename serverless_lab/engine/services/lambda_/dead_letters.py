"""DeadLetterConfig: where events go that were given up."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.lambda_ import destinations
from serverless_lab.engine.services.lambda_.errors.events import (
    DeadLetterUnsupported,
    DestinationUnknown,
    RoleWithoutDeadLetter,
)
from serverless_lab.engine.services.lambda_.requests.common import DeadLetterConfig

_KINDS = ("sqs", "sns")


def checked(context: Context, function_name: str, role: str, asked: DeadLetterConfig | None) -> str:
    """The ARN of a queue or topic that is there and that the execution role may send to; empty for none."""
    arn = asked.target_arn if asked is not None else ""
    if not arn:
        return ""
    parsed = Arn.parse(arn)
    if parsed is None or parsed.service not in _KINDS:
        raise DeadLetterUnsupported(arn=arn)
    target = destinations.target_at(context, arn)
    if target is None:
        raise DestinationUnknown(arn=arn)
    if not destinations.role_may(context, function_name, role, target.action, arn):
        action = target.action.partition(":")[2]
        raise RoleWithoutDeadLetter(action=action, service=parsed.service.upper())
    return arn
