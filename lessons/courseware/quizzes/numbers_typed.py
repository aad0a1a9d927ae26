"""Reading a number as people type it: full-width digits, thousands separators, a comma for the decimal, a unit behind.

One comma before exactly three digits separates thousands, as in Korean and English ("1,024"); any other single comma
is a decimal one ("0,5"). One dot is always a decimal one.
"""

import re
import unicodedata
from decimal import Decimal

LONGEST = 60
MOST_EXPONENT = 30
# The same unit in other spellings. A unit that is not listed is accepted as it is written in the question.
SPELLINGS = (
    ("ms", "millisecond", "milliseconds", "밀리초"),
    ("s", "sec", "secs", "second", "seconds", "초"),
    ("min", "mins", "minute", "minutes", "분"),
    ("h", "hr", "hour", "hours", "시간"),
    ("d", "day", "days", "일"),
    ("%", "percent", "퍼센트"),
    ("$", "usd", "dollar", "dollars", "달러"),
)
_GAPS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_SHAPE = re.compile(r"(?P<sign>[+-]?)(?P<body>[0-9][0-9.,]*|[.,][0-9]+)(?:[eE](?P<exponent>[+-]?[0-9]{1,6}))?")
_COMMAS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
_DOTS = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){2,}")


class NotANumber(ValueError):
    """What was typed is no number. `reason` is a key: "empty" | "number" | "unit" | "separators" | "huge"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_number(text: str, unit: str = "") -> Decimal:
    """The number; raises NotANumber. NaN and infinity are none."""
    seen = "".join(each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf")
    typed = seen.strip().replace("−", "-")  # without zero-width characters and direction marks, which are pasted along
    if not typed:
        raise NotANumber("empty")
    if len(typed) > LONGEST:
        raise NotANumber("huge")
    bare = _GAPS.sub("", _without_unit(typed, unit))
    found = _SHAPE.fullmatch(bare)
    if found is None:
        raise NotANumber("unit" if _SHAPE.match(bare) else "number")
    exponent = int(found["exponent"] or 0)
    if abs(exponent) > MOST_EXPONENT:
        raise NotANumber("huge")
    return Decimal(f"{found['sign']}{_plain(found['body'])}E{exponent}")


def _without_unit(typed: str, unit: str) -> str:
    """Taken away at either end, in any of its spellings; the longest first."""
    wanted = unicodedata.normalize("NFKC", unit).strip().casefold()
    spellings = next((each for each in SPELLINGS if wanted in each), (wanted,)) if wanted else ()
    for spelling in sorted(spellings, key=len, reverse=True):
        if typed.casefold().endswith(spelling):
            return typed[: -len(spelling)].strip()
        if typed.casefold().startswith(spelling):
            return typed[len(spelling) :].strip()
    return typed


def _plain(body: str) -> str:
    """Digits with at most one dot; raises NotANumber where the separators make no sense."""
    last = max(body.rfind(","), body.rfind("."))
    if "," in body and "." in body:
        mark, other = body[last], "," if body[last] == "." else "."
        whole, _, rest = body.partition(mark)
        if mark in rest or not re.fullmatch(rf"[0-9]{{1,3}}({re.escape(other)}[0-9]{{3}})+", whole):
            raise NotANumber("separators")
        return f"{whole.replace(other, '')}.{rest or '0'}"
    if _COMMAS.fullmatch(body) and not body.startswith("0"):
        return body.replace(",", "")
    if _DOTS.fullmatch(body) and not body.startswith("0"):
        return body.replace(".", "")
    if body.count(",") + body.count(".") > 1:
        raise NotANumber("separators")
    return f"0{body}0".replace(",", ".") if last >= 0 else body
