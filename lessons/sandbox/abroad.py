"""A role of another account is assumed: home is asked first, then the other account, and both write it down.

Only between accounts of one learner, or of whoever runs the lab. Any other account is answered as one that does not
exist: home refuses, and nothing happens elsewhere.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol, TypeVar
from uuid import UUID

from msgspec import structs

from lessons.sandbox import looking
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.outcome import Refusal


class Ended(Protocol):
    @property
    def refusal(self) -> Refusal | None: ...


Result = TypeVar("Result", bound=Ended)


class Journey(NamedTuple):
    """From `home` to the account of a role; `to` is None where there is none within reach."""

    home: Account
    to: Account | None


def journey_of(account_pk: UUID, ask: Ask) -> Journey | None:
    """None for everything but AssumeRole of a role that belongs to another account."""
    if (ask.service, ask.operation) != ("sts", "AssumeRole"):
        return None
    arn = Arn.parse(str(ask.params.get("RoleArn")))
    home = Account.objects.filter(pk=account_pk).first()
    if home is None or arn is None or not arn.account_id or arn.account_id == home.account_id:
        return None
    return Journey(home, near(home, arn.account_id))


def near(home: Account, account_id: str) -> Account | None:
    """Another account of whoever owns `home`; every other number is that of no account."""
    if account_id == home.account_id:
        return None
    found = Account.objects.filter(owner_id=home.owner_id, account_id=account_id)
    return found.order_by("-main", "-created").first()


def assume(journey: Journey, ask: Ask, perform: Callable[[UUID, Ask], Result]) -> tuple[Result, Result]:
    """What home and the other account answered; twice home's answer where the other one is not reached."""
    cloud = looking.look(journey.home.pk).cloud
    caller = ask.caller or cloud.speaker(ask.service, ask.operation)
    gone = cloud.abroad(caller, ask.service, ask.operation, ask.params, cause=ask.cause)
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
    """Does the role let itself be assumed? Asked of a clone: what is refused leaves no trace there."""
    if to is None:
        return False
    decision = looking.look(to.pk).cloud.probe(gone, ask.service, ask.operation, ask.params, region=ask.region).decision
    return decision is not None and decision.allowed
