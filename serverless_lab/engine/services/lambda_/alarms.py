"""Alarms of CloudWatch call functions, if the function's own policy lets them."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.news import AlarmCalled, AlarmCalls
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_.invoke import accept
from serverless_lab.engine.services.lambda_.qualifiers import find

ALARMS = "lambda.alarms.cloudwatch.amazonaws.com"
NOT_AUTHORIZED = (
    "CloudWatch Alarms is not authorized to perform: lambda:InvokeFunction on the resource because no resource-based "
    "policy allows the lambda:InvokeFunction action"
)


def call_from_alarm(context: Context, told: AlarmCalls) -> None:
    """Reaction: take the alarm's event in, as an asynchronous one; the alarm hears how it went."""
    arn = Arn.parse(told.action)
    if arn is None or arn.service != "lambda":
        return
    error = _called(context, told)
    answer = AlarmCalled(at=context.at, region=context.region, alarm=told.alarm, action=told.action, error=error)
    context.announce(answer)


def _called(context: Context, told: AlarmCalls) -> str:
    """Why the call was not taken, empty when it was."""
    try:
        target = find(context, told.action)
    except CloudError as error:
        return error.message
    keys: dict[str, Values] = {
        "aws:SourceArn": context.arn("cloudwatch", f"alarm:{told.alarm}"),
        "aws:SourceAccount": context.account_id,
    }
    caller = Caller.service(context.account_id, ALARMS)
    if not context.allowed(caller, "lambda:InvokeFunction", told.action, keys).allowed:
        return NOT_AUTHORIZED
    digest = context.bodies.put_or_say(told.event.encode())
    accept(context, target, new_uuid(context.chance()), digest, {})
    return ""
