"""Which queues a message goes to: each kind of exchange compares in its own way, and says what it compared."""

from collections.abc import Callable

from serverless_lab.engine.services.mq.amqp.founding import DEFAULT
from serverless_lab.engine.services.mq.connecting import Trail
from serverless_lab.engine.services.mq.messages import Amqp, Binding, Message


def routes(amqp: Amqp, message: Message, trail: Trail) -> list[str]:
    """Names of queues, each once, in the order of their bindings."""
    if message.exchange == DEFAULT:
        there = message.key in amqp.queues
        trail.add("default-exchange" if there else "default-nowhere", key=message.key)
        return [message.key] if there else []
    kind = amqp.exchanges[message.exchange].kind
    found: list[str] = []
    for binding in (each for each in amqp.bindings if each.exchange == message.exchange):
        if not _KINDS[kind](binding, message, trail):
            continue
        if binding.queue in found:
            trail.add("routed-already", queue=binding.queue)
        else:
            found.append(binding.queue)
    return found


def topic_matches(pattern: str, key: str) -> bool:
    """`*` is one word, `#` any number of them, also none."""
    return _words_match(_words(pattern), _words(key))


def _words(text: str) -> list[str]:
    return text.split(".") if text else []


def _words_match(pattern: list[str], words: list[str]) -> bool:
    if not pattern:
        return not words
    first, rest = pattern[0], pattern[1:]
    if first == "#":
        return any(_words_match(rest, words[start:]) for start in range(len(words) + 1))
    return bool(words) and first in ("*", words[0]) and _words_match(rest, words[1:])


def _direct(binding: Binding, message: Message, trail: Trail) -> bool:
    same = binding.key == message.key
    code = "direct-matches" if same else "direct-differs"
    trail.add(code, queue=binding.queue, binding=binding.key, key=message.key)
    return same


def _fanout(binding: Binding, message: Message, trail: Trail) -> bool:
    trail.add("fanout-matches", queue=binding.queue, exchange=message.exchange)
    return True


def _topic(binding: Binding, message: Message, trail: Trail) -> bool:
    fits = topic_matches(binding.key, message.key)
    code = "topic-matches" if fits else "topic-differs"
    trail.add(code, queue=binding.queue, binding=binding.key, key=message.key)
    return fits


def _headers(binding: Binding, message: Message, trail: Trail) -> bool:
    """Arguments that begin with `x-` are not compared."""
    wanted = {name: value for name, value in binding.arguments.items() if not name.startswith("x-")}
    agreed = [name for name, value in wanted.items() if message.headers.get(name) == value]
    every = binding.arguments.get("x-match", "all") == "all"
    fits = len(agreed) == len(wanted) if every else bool(agreed)
    code = ("headers-all" if every else "headers-any") + ("-match" if fits else "-differ")
    told = ", ".join(f"{name}={value}" for name, value in wanted.items()) or "-"
    trail.add(code, queue=binding.queue, wanted=told, agreed=", ".join(agreed) or "-")
    return fits


_KINDS: dict[str, Callable[[Binding, Message, Trail], bool]] = {
    "direct": _direct,
    "fanout": _fanout,
    "topic": _topic,
    "headers": _headers,
}
