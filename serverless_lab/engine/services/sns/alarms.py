"""Alarms of CloudWatch publish to topics, if the topic's policy lets them."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import Delivery
from serverless_lab.engine.news import AlarmCalled, AlarmCalls
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.sns import errors
from serverless_lab.engine.services.sns.names import topic_by_arn
from serverless_lab.engine.services.sns.target import TopicTarget

ALARMS = "cloudwatch.amazonaws.com"


def publish_from_alarm(context: Context, told: AlarmCalls) -> None:
    """Reaction: publish what the alarm says; it hears how it went."""
    arn = Arn.parse(told.action)
    if arn is not None and arn.service == "sns":
        error = _published(context, told)
        context.announce(
            AlarmCalled(at=context.at, region=context.region, alarm=told.alarm, action=told.action, error=error)
        )


def _published(context: Context, told: AlarmCalls) -> str:
    """Why it was not taken, empty when it was."""
    if topic_by_arn(context, told.action) is None:
        return errors.TopicMissing.template
    keys: dict[str, Values] = {
        "aws:SourceArn": context.arn("cloudwatch", f"alarm:{told.alarm}"),
        "aws:SourceAccount": context.account_id,
        "aws:SourceOwner": context.account_id,
    }
    caller = Caller.service(context.account_id, ALARMS)
    if not context.allowed(caller, "sns:Publish", told.action, keys).allowed:
        return (
            f"CloudWatch Alarms is not authorized to perform: SNS:Publish on resource: {told.action} because no "
            "resource-based policy allows the SNS:Publish action"
        )
    try:
        TopicTarget().take(context, Delivery(target=told.action, body=told.event.encode(), subject=told.subject))
    except CloudError as error:
        return error.message
    return ""
