"""The lab's own commands: the account's clock, undo and redo, back to the beginning, a mission's next hint."""

import re

from django.utils.translation import gettext as _

from lessons.sandbox import lab
from lessons.sandbox.terminal.desk import Desk, Printed
from serverless_lab.engine.clock import RATES
from serverless_lab.engine.instant import to_datetime

_SPAN = re.compile(r"\+(?:(?P<d>\d{1,3})d)?(?:(?P<h>\d{1,4})h)?(?:(?P<m>\d{1,6})m)?(?:(?P<s>\d{1,8})s)?")
_RATE = re.compile(r"[x×](\d{1,4})")
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
MOST_SECONDS = 400 * 86_400


def undo(desk: Desk, argv: list[str]) -> Printed:
    lab.undo(desk.account)
    return _said(_("The last step is undone."))


def redo(desk: Desk, argv: list[str]) -> Printed:
    lab.redo(desk.account)
    return _said(_("The step is done again."))


def reset(desk: Desk, argv: list[str]) -> Printed:
    lab.reset(desk.account)
    return _said(_("Your account is as it was in the beginning. Undo brings everything back."))


def hint(desk: Desk, argv: list[str]) -> Printed:
    if desk.next_hint is None:
        return Printed(stderr=_("Hints belong to missions. In a lesson its text says what to do.") + "\n", status=1)
    found = desk.next_hint()
    if not found:
        return Printed(
            stderr=_("There are no more hints. Beside the task you can ask for the solution.") + "\n", status=1
        )
    return _said(found)


def clock(desk: Desk, argv: list[str]) -> Printed:
    """Without a word: what it shows."""
    match argv:
        case []:
            return _said(_shown(desk))
        case ["next"]:
            return _moved(desk, lab.advance_to_next(desk.account))
        case ["pause"]:
            return _moved(desk, lab.set_rate(desk.account, 0))
        case [word] if (found := _RATE.fullmatch(word)) and int(found[1]) in RATES:
            return _moved(desk, lab.set_rate(desk.account, int(found[1])))
        case [word] if (found := _SPAN.fullmatch(word)) and 0 < _seconds(found) <= MOST_SECONDS:
            return _moved(desk, lab.advance(desk.account, _seconds(found)))
    speeds = ", ".join(f"x{rate}" for rate in RATES if rate)
    text = _("The clock takes +30s, +5m, +2h or +4d, next, pause, or a speed: {speeds}.").format(speeds=speeds)
    return Printed(stderr=f"{text}\n", status=2)


def _seconds(found: re.Match[str]) -> int:
    return sum(int(value) * _SECONDS[unit] for unit, value in found.groupdict(default="0").items())


def _moved(desk: Desk, result: lab.Result) -> Printed:
    position = result.entry.position
    if result.refusal is not None:
        return Printed("", f"{result.refusal.message}\n", 1, result.refusal.hint, position)
    return Printed(f"{_shown(desk)}\n", position=position)


def _shown(desk: Desk) -> str:
    """In UTC, as the answers of AWS are."""
    view = lab.look(desk.account)
    rate = view.cloud.state.clock.rate
    speed = f"×{rate}" if rate else _("paused")
    return f"{to_datetime(view.now):%Y-%m-%dT%H:%M:%SZ} {speed}"


def _said(text: str) -> Printed:
    return Printed(f"{text}\n")
