"""How much work a run will be, as can be told before it."""

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.conveyor.model import ANSWER, PAUSE, Consumers, Line, Producers

# What a message takes on its way in, and each time it is received, beside a receive call and a second of a queue.
_SENT, _RECEIVED = 4, 3
_THOUSAND = 1_000


def effort(consumers: Consumers, line: Line, seconds: int, messages: int) -> tuple[int, int]:
    """How often consumers may ask, and how many messages they may receive, at the most."""
    together, work = consumers.count * seconds * SECOND, consumers.work
    turns = together // (2 * ANSWER + min(work, SECOND if consumers.wait else PAUSE))
    # What is not deleted comes again each time that it shows; with no visibility timeout, at once.
    received = together // (2 * ANSWER // consumers.batch + work)
    if line.visibility:
        received = min(received, messages * (2 + seconds // line.visibility))
    return turns, received


def steps(producers: Producers, consumers: Consumers, line: Line, seconds: int) -> int:
    """Of one queue, a step being some 4 µs of our processor. A long poll asks once for what comes while it waits."""
    messages = producers.rate * producers.seconds + producers.backlog
    messages += messages * producers.doubles // _THOUSAND
    turns, received = effort(consumers, line, seconds, messages)
    if _is_smooth(consumers, line):
        received = min(received, messages + messages * line.twice // _THOUSAND)
    if consumers.wait:
        turns = min(turns, received + consumers.count * (1 + seconds // consumers.wait))
    return _SENT * messages + _RECEIVED * received + turns + seconds


def _is_smooth(consumers: Consumers, line: Line) -> bool:
    """Nothing goes wrong, and each message is deleted before it shows again."""
    in_time = line.visibility * SECOND > 2 * ANSWER + consumers.batch * consumers.work
    return in_time and not (consumers.crashes or consumers.forgets or consumers.poison)
