"""A role of another account is assumed, its function, queue or topic used: home is asked first, then the other account,
and both write it down.

Only between accounts of one learner, or of whoever runs the lab. Any other account is answered as one that does not
exist: home refuses, and nothing happens elsewhere.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal, NamedTuple, Protocol, TypeVar
from uuid import UUID

from msgspec import structs

from lessons.sandbox import looking, opened
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.errors import ValidationException
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.sqs.names import read_url

_ARNS = {"lambda": ("Resource", "LayerName", "Arn"), "sns": ("TopicArn", "TargetArn", "SubscriptionArn", "ResourceArn")}


class Ended(Protocol):
    @property
    def refusal(self) -> Refusal | None: ...


Result = TypeVar("Result", bound=Ended)


class Journey(NamedTuple):
    """From `home` to the account of a role, function, queue or topic; `to` is None where there is none within reach."""

    home: Account
    to: Account | None


def journey_of(account_pk: UUID, ask: Ask) -> Journey | None:
    """None for everything but what names a role to assume, something of Lambda, a queue or a topic, all elsewhere."""
    account_id = _account_named(ask)
    if not account_id or opened.slot(account_pk).is_of(account_id):  # most queues are one's own
        return None
    home = Account.objects.filter(pk=account_pk).first()
    if home is None or account_id == home.account_id:
        return None
    return Journey(home, near(home, account_id))


def _account_named(ask: Ask) -> str:
    """The number in the ARN, or in the part of one that Lambda takes as well; empty where there is none."""
    if (ask.service, ask.operation) == ("sts", "AssumeRole"):
        return _account_in(ask.params.get("RoleArn"))
    if ask.service == "sqs":
        return _account_of_queue(ask.params)
    if ask.service == "lambda" and "FunctionName" in ask.params:
        with suppress(ValidationException):
            return named(str(ask.params["FunctionName"])).account_id
        return ""
    return next(filter(None, (_account_in(ask.params.get(member)) for member in _ARNS.get(ask.service, ()))), "")


def _account_of_queue(params: dict[str, Any]) -> str:
    """The number in a queue's URL, or said beside its name. No task is started on another account's queue."""
    place, _ = read_url(str(params.get("QueueUrl", "")))
    return place.account_id if place else str(params.get("QueueOwnerAWSAccountId", ""))


def _account_in(text: object) -> str:
    arn = Arn.parse(str(text))
    return arn.account_id if arn is not None else ""


def near(home: Account, account_id: str) -> Account | None:
    """Another account of whoever owns `home`; every other number is that of no account."""
    if account_id == home.account_id:
        return None
    found = Account.objects.filter(owner_id=home.owner_id, account_id=account_id)
    return found.order_by("-main", "-created").first()


def carry_out(journey: Journey, ask: Ask, perform: Callable[[UUID, Ask], Result]) -> tuple[Result, Result]:
    """What home and the other account answered; twice home's answer where the other one is not reached."""
    cloud = looking.look(journey.home.pk).cloud
    caller = ask.caller or cloud.speaker(ask.service, ask.operation)
    ask = ask._replace(region=ask.region or cloud.state.region)
    gone = cloud.abroad(caller, ask.service, ask.operation, ask.params, region=ask.region, cause=ask.cause)
    agreed = gone.home == "denied" or _agrees(journey.to, gone, ask)
    here = perform(journey.home.pk, _saying(ask, caller, "allowed" if agreed else "denied"))
    if here.refusal is None and journey.to is None:  # home came to allow it since it was asked
        here = perform(journey.home.pk, _saying(ask, caller, "denied"))
    if here.refusal is not None or journey.to is None:
        return here, here
    return here, perform(journey.to.pk, ask._replace(caller=gone, cause="", step=0))


def _saying(ask: Ask, caller: Caller, abroad: Literal["allowed", "denied"]) -> Ask:
    return ask._replace(caller=structs.replace(caller, abroad=abroad))


def _agrees(to: Account | None, gone: Caller, ask: Ask) -> bool:
    """Does what is there let itself be used? Asked of a clone: what is refused leaves no trace there."""
    if to is None:
        return False
    decision = looking.look(to.pk).cloud.probe(gone, ask.service, ask.operation, ask.params, region=ask.region).decision
    return decision is not None and decision.allowed
