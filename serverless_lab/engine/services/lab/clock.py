"""The learner's hand on the clock: rate, jump, and letting due events happen."""

from typing import Any

from serverless_lab.engine.clock import RATES
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, LATEST
from serverless_lab.engine.services.lab.errors import ClockBusy, ClockTooFar, InvalidClockRate
from serverless_lab.engine.services.lab.requests import AdvanceClock, SetClockRate, Tick

LONGEST_JUMP_DAYS = 400


def set_clock_rate(context: Context, request: SetClockRate) -> dict[str, Any]:
    if request.rate not in RATES:
        raise InvalidClockRate(rate=request.rate, rates=", ".join(map(str, RATES)))
    context.account.clock.rate = request.rate
    return {"Rate": request.rate, "Now": context.at}


def advance_clock(context: Context, request: AdvanceClock) -> dict[str, Any]:
    """Play what falls due up to `Until`, but stop where code outside must run first (`Reached` false)."""
    account = context.account
    if account.owed:
        raise ClockBusy(running=len(account.owed))
    if request.until - context.at > LONGEST_JUMP_DAYS * DAY or request.until > LATEST:
        raise ClockTooFar(days=LONGEST_JUMP_DAYS)
    while not account.owed and (due := account.next_due(request.until)) is not None:
        account.clock.skip_to(due.at)
        context.play(due)
    if not account.owed:
        account.clock.skip_to(request.until)
    return {"Now": account.clock.now, "Reached": not account.owed}


def tick(context: Context, request: Tick) -> dict[str, Any]:
    return {"Now": context.at}
