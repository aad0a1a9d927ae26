"""What a standard queue does not promise, drawn from the account's seed: messages twice, out of turn, or missed."""

from collections.abc import Generator, Iterator
from itertools import islice
from random import Random
from typing import Any, NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.news import MessageDuplicated
from serverless_lab.engine.services.sqs import flow, standard
from serverless_lab.engine.services.sqs.requests import SetQueueLuck
from serverless_lab.engine.services.sqs.state import Luck, Message, Queue, Serial, SqsState

_FURTHER = 10  # messages behind those that are asked for, among which the order may be lost
_THOUSAND = 1000


class Dice(NamedTuple):
    luck: Luck
    chance: Random


def set_queue_luck(context: Context, request: SetQueueLuck) -> dict[str, Any]:
    """The dial in the learner's hand."""
    state = context.part(SqsState)
    before = state.luck or Luck()
    state.luck = Luck(
        before.twice if request.twice is None else request.twice,
        before.astray if request.astray is None else request.astray,
        before.missed if request.missed is None else request.missed,
    )
    return {"Twice": state.luck.twice, "Astray": state.luck.astray, "Missed": state.luck.missed}


def dice(context: Context) -> Dice:
    return Dice(context.part(SqsState).luck or Luck(), context.chance())


def shuffled(showing: Iterator[Serial], most: int, dice: Dice, queue: Queue) -> Generator[Serial]:
    """The messages, now and then some of the first ones in another order. What was taken too many is put back."""
    if dice.chance.randrange(_THOUSAND) >= dice.luck.astray:
        yield from showing
        return
    window = list(islice(showing, most + _FURTHER))
    dice.chance.shuffle(window)
    try:
        while window:
            yield window.pop()
        yield from showing
    finally:
        for serial in window:
            standard.put_back(queue, serial)


def misses(dice: Dice) -> bool:
    """A short poll asks some of the servers only: was this message on another?"""
    return dice.chance.randrange(_THOUSAND) < dice.luck.missed


def deliver_twice(context: Context, queue: Queue, messages: list[Message], visibility: int) -> None:
    """A server that did not hear of a receipt keeps its copy, which shows a little later."""
    twice = (context.part(SqsState).luck or Luck()).twice
    if not twice or not messages:
        return
    chance = context.chance()
    for message in messages:
        if chance.randrange(_THOUSAND) < twice:
            delay = chance.randint(1, max(1, visibility * SECOND // MILLISECOND)) * MILLISECOND
            flow.enqueue(context, queue, message, delay)
            told = {"queue": queue.name, "message_id": message.id}
            context.announce(MessageDuplicated(at=context.at, region=context.region, **told))
