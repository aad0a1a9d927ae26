"""Where messages lie: in blocks of 64, the newest in the state, full ones sealed away as bodies."""

import heapq
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.ports import Bodies
from serverless_lab.engine.services.sqs.state import BLOCK, Attribute, Block, Message, Queue, Serial

LONG = 2048  # characters of a body, or bytes of attributes, that lie as a body of their own
_decoder = msgspec.msgpack.Decoder(dict[int, Message])
_attributes = msgspec.msgpack.Decoder(dict[str, Attribute])


def put(context: Context, queue: Queue, message: Message) -> Serial:
    """Keep a message at the end. A block is sealed when the next one begins: what is gone by then is never written."""
    serial = queue.next
    queue.next += 1
    number, place = divmod(serial, BLOCK)
    if place == 0:
        _seal(context, queue, number - 1)
        queue.blocks[number] = Block(1, message.kept_from)
        queue.open = [message]
        heapq.heappush(queue.oldest, (message.kept_from, number))
    else:
        _add(queue, number, place, message)
    queue.alive += 1
    return serial


def _add(queue: Queue, number: int, place: int, message: Message) -> None:
    block = queue.blocks.setdefault(number, Block(0, message.kept_from + 1))
    block.alive |= 1 << place
    queue.open.append(message)
    if message.kept_from < block.oldest:
        block.oldest = message.kept_from
        heapq.heappush(queue.oldest, (block.oldest, number))


def is_alive(queue: Queue, serial: Serial) -> bool:
    number, place = divmod(serial, BLOCK)
    block = queue.blocks.get(number)
    return block is not None and bool(block.alive >> place & 1)


def all_alive(queue: Queue) -> Iterator[Serial]:
    for number, block in queue.blocks.items():
        yield from _alive(number, block)


def message_of(context: Context, queue: Queue, serial: Serial) -> Message:
    """A message that is alive."""
    number, place = divmod(serial, BLOCK)
    if number == (queue.next - 1) // BLOCK:
        return queue.open[place]
    return _opened(context.bodies, queue.blocks[number].digest)[place]


def remove(queue: Queue, serial: Serial) -> None:
    """Let go of a message that is alive; whatever orders it is not told."""
    number, place = divmod(serial, BLOCK)
    block = queue.blocks[number]
    block.alive &= ~(1 << place)
    queue.alive -= 1
    if not block.alive:
        del queue.blocks[number]
        _thin_out(queue)


def expired(context: Context, queue: Queue) -> Iterator[Serial]:
    """Messages that have been kept long enough, each of which must be removed at once."""
    limit = context.at - queue.settings.retention * SECOND
    while queue.oldest and queue.oldest[0][0] <= limit:
        at, number = heapq.heappop(queue.oldest)
        block = queue.blocks.get(number)
        if block is None or block.oldest != at:
            continue
        ages = {serial: message_of(context, queue, serial).kept_from for serial in _alive(number, block)}
        yield from (serial for serial, kept_from in ages.items() if kept_from <= limit)
        left = min((kept_from for kept_from in ages.values() if kept_from > limit), default=None)
        if left is not None:
            block.oldest = left
            heapq.heappush(queue.oldest, (left, number))


def next_expiry(queue: Queue) -> Instant | None:
    """When a message will have been kept long enough, on the full second, so that many go at one moment."""
    while queue.oldest:
        at, number = queue.oldest[0]
        block = queue.blocks.get(number)
        if block is not None and block.oldest == at:
            return -(-(at + queue.settings.retention * SECOND) // SECOND) * SECOND
        heapq.heappop(queue.oldest)
    return None


def oldest(context: Context, queue: Queue) -> Instant | None:
    """Since when the message that was kept longest is there; None for an empty queue."""
    while next_expiry(queue) is not None:
        at, number = queue.oldest[0]
        block = queue.blocks[number]
        left = min(message_of(context, queue, serial).kept_from for serial in _alive(number, block))
        if left == at:
            return at
        block.oldest = left
        heapq.heapreplace(queue.oldest, (left, number))
    return None


def body_of(context: Context, message: Message) -> str:
    return context.bodies.get(message.digest).decode() if message.digest else message.body


def attributes_of(context: Context, message: Message) -> dict[str, Attribute]:
    if not message.attributes_digest:
        return message.attributes
    return _attributes.decode(context.bodies.get(message.attributes_digest))


def packed(context: Context, body: str, attributes: dict[str, Attribute]) -> dict[str, object]:
    """The members of a Message that say what it says; what is long becomes a body."""
    told: dict[str, object] = {"body": body, "attributes": attributes}
    if len(body) > LONG:
        told |= {"body": "", "digest": context.bodies.put(body.encode())}
    if sum(len(raw) for _, raw in attributes.values()) > LONG:
        told |= {"attributes": {}, "attributes_digest": context.bodies.put(msgspec.msgpack.encode(attributes))}
    return told


def _alive(number: int, block: Block) -> list[Serial]:
    return [number * BLOCK + place for place in range(BLOCK) if block.alive >> place & 1]


def _seal(context: Context, queue: Queue, number: int) -> None:
    block = queue.blocks.get(number)
    if block is not None:
        left = {place: queue.open[place] for place in range(BLOCK) if block.alive >> place & 1}
        block.digest = context.bodies.put(msgspec.msgpack.encode(left))


def _thin_out(queue: Queue) -> None:
    """Blocks that are gone stay in the heap until they come up; not too many of them."""
    if len(queue.oldest) > 2 * len(queue.blocks) + 16:
        queue.oldest = [each for each in queue.oldest if each[1] in queue.blocks]
        heapq.heapify(queue.oldest)


@lru_cache(maxsize=64)  # blocks that are being worked off; their bytes never change
def _opened(bodies: Bodies, digest: str) -> dict[int, Message]:
    return _decoder.decode(bodies.get(digest))
