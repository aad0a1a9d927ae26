"""What SAM makes of a function's events: queues that are polled, topics that call it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.template import Resource


class Fed(NamedTuple):
    """The function that an event is for. `target` is what permissions and mappings hang on, `arn` gives its ARN."""

    resource: Resource
    target: dict[str, Any]
    arn: dict[str, Any]


def _queue(fed: Fed, name: str, given: dict[str, Any]) -> Iterator[Resource]:
    properties = {key: value for key, value in given.items() if key != "Queue"}
    properties |= {"EventSourceArn": given.get("Queue"), "FunctionName": fed.target}
    yield fed.resource.made(name, "AWS::Lambda::EventSourceMapping", properties)


def _topic(fed: Fed, name: str, given: dict[str, Any]) -> Iterator[Resource]:
    """Raises TemplateFault for a queue between topic and function: the lab makes what is written alone."""
    if given.get("SqsSubscription"):
        raise TemplateFault("queue-between", where=f"{fed.resource.id}.Events.{name}"[:80])
    if "Topic" not in given:
        raise TemplateFault("property-missing", where=f"{fed.resource.id}.Events.{name}"[:80], property="Topic")
    topic = given["Topic"]
    allowed = {"Action": "lambda:InvokeFunction", "FunctionName": fed.target, "Principal": "sns.amazonaws.com"}
    yield fed.resource.made(f"{name}Permission", "AWS::Lambda::Permission", allowed | {"SourceArn": topic})
    properties = {key: value for key, value in given.items() if key not in ("Topic", "SqsSubscription")}
    properties |= {"Protocol": "lambda", "Endpoint": fed.arn, "TopicArn": topic}
    yield fed.resource.made(name, "AWS::SNS::Subscription", properties)


EVENTS: Mapping[str, Callable[[Fed, str, dict[str, Any]], Iterator[Resource]]] = {"SQS": _queue, "SNS": _topic}
