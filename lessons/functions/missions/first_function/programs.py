"""Programs for `total-fn`: the stub on the bench, the solution, and what learners write on the way to it."""

from lessons.courseware.course import Facts, Play, Text
from lessons.courseware.play import Player
from lessons.functions.missions.first_function.orders import ITEMS
from lessons.functions.playing import deploy

FUNCTION = "total-fn"

STUB: Text = {
    "en": """\
# The price list of the story, in won: name, colon, price.
PRICES = {}


def lambda_handler(event, context):
    # event["items"] is a list of lines such as
    # {"item": "dumplings", "count": 2}
    # "total" shall be a number, "unknown" the list of names without a price.
    return {"total": None, "unknown": []}
""",
    "ko": """\
# 이야기에 나온 가격표(원): 이름, 콜론, 값.
PRICES = {}


def lambda_handler(event, context):
    # event["items"]는 이런 줄의 목록이에요:
    # {"item": "dumplings", "count": 2}
    # "total"은 숫자, "unknown"은 값이 없는 이름의 목록이어야 해요.
    return {"total": None, "unknown": []}
""",
}

_PROGRAM = """\
PRICES = {prices}


def lambda_handler(event, context):
    total = 0
    unknown = []
    for line in event["items"]:
        {line}
    {discount}
    {answer}
"""
_KNOWN_OR_NOT = """\
if line["item"] in PRICES:
            total += {amount}
        else:
            unknown.append(line["item"])"""
_AMOUNT = 'PRICES[line["item"]] * line["count"]'
_ANSWER = 'return {"total": total, "unknown": unknown}'
TOTALLED = _KNOWN_OR_NOT.format(amount=_AMOUNT)
COUNT_IGNORED = _KNOWN_OR_NOT.format(amount='PRICES[line["item"]]')
NEVER_UNKNOWN = f"total += {_AMOUNT}"


def program(facts: Facts, *, line: str = TOTALLED, answer: str = _ANSWER, compare: str = ">=") -> str:
    """A whole program for a variant. `compare` is how it looks at the threshold; empty: no discount at all."""
    less = f"if total {compare} {facts['threshold']}:\n        total -= total * {facts['percent']} // 100"
    prices = {name: facts[name] for name in ITEMS}
    return _PROGRAM.format(prices=prices, line=line, discount=less if compare else "# no discount yet", answer=answer)


def deployed(**how: str) -> Play:
    """`program` of the player's variant, deployed."""

    def play(player: Player) -> None:
        deploy(FUNCTION, program(player.facts, **how))(player)

    return play
