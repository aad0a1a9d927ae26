"""The function of "The mend that AWS refuses": as it was written for Node.js 22, and as Node.js 24 takes it."""

from collections.abc import Mapping
from typing import Any

from lessons.courseware.course import Text
from lessons.functions.bench import NODE, BenchStart, SampleEvent

FUNCTION = "till-fn"
ORDER = {"item": "dumplings", "count": 2}

_OLD = """\
// {prices}
const PRICES = {{ dumplings: {dumplings}, soup: {soup} }};

// {handler}
export const handler = ({arguments}) => {{
  const {{ item, count }} = event;
  if (!(item in PRICES)) {{
    {answer}{{ item, error: "item" }});
    return;
  }}
  {answer}{{ item, total: PRICES[item] * count }});
}};
"""
_NEW = """\
// {prices}
const PRICES = {{ dumplings: {dumplings}, soup: {soup} }};

// {handler}
export const handler = async (event) => {{
  const {{ item, count }} = event;
  if (!(item in PRICES)) return {{ item, error: "item" }};
{mend}  return {{ item, total: PRICES[item] * count }};
}};
"""
_MEND = '  if (!(count >= 1)) return { item, error: "count" };\n'
# How a handler gave its answer, by the variant: the arguments it took, and the beginning of the call.
_WAYS = {"callback": ("event, context, callback", "callback(null, "), "context": ("event, context", "context.succeed(")}
_WORDS: dict[str, dict[str, str]] = {
    "en": {"prices": "Won.", "handler": "What an order comes to."},
    "ko": {"prices": "원", "handler": "주문의 합계를 답해요."},
}


def old(facts: Mapping[str, Any]) -> Text:
    """As it stood there since Node.js 22."""
    arguments, answer = _WAYS[facts["way"]]
    return _filled(_OLD, facts, arguments=arguments, answer=answer)


def new(facts: Mapping[str, Any], *, mended: bool = True) -> Text:
    return _filled(_NEW, facts, mend=_MEND if mended else "")


def _filled(code: str, facts: Mapping[str, Any], **more: str) -> Text:
    numbers = {name: facts[name] for name in ("dumplings", "soup")}
    return {language: code.format(**words, **numbers, **more) for language, words in _WORDS.items()}


BENCH = BenchStart(
    function=FUNCTION,
    source=new({"dumplings": 4500, "soup": 6000}, mended=False),
    language=NODE,
    events=(
        SampleEvent("order", '{"item": "dumplings", "count": 2}'),
        SampleEvent("strange", '{"item": "soup", "count": -3}'),
    ),
)
