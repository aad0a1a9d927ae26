"""The one door between the course and the simulated cloud. Whoever is not the sandbox imports this and nothing else."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from lessons.sandbox import accounts, calls, clockwork, looking, rehearsals, steps, trials
from lessons.sandbox import together as joining
from lessons.sandbox import tuning as tunings
from lessons.sandbox import undo as undoing
from lessons.sandbox.accounts import (
    account_for,
    account_of,
    begin_anew,
    delete_account,
    end_scene,
    make_main,
    new_account,
    numbers_of,
    own_accounts,
)
from lessons.sandbox.calls import Result
from lessons.sandbox.errors import (
    AccountBusy,
    BadParameters,
    ImportRefused,
    JournalDiverged,
    LabError,
    Moved,
    NoSuchMoment,
    NothingDue,
    NothingToRedo,
    NothingToUndo,
    NotYours,
    QuotaReached,
    SecretLost,
    TuningGoesOn,
    Unopenable,
)
from lessons.sandbox.exporting import export_account
from lessons.sandbox.hosting import Hears
from lessons.sandbox.importing import import_account
from lessons.sandbox.keys import Presumed, RootKey, known_root_key, root_key
from lessons.sandbox.looking import View, look_at, position, preview
from lessons.sandbox.models import Account
from lessons.sandbox.neighbours import seen_now as neighbours
from lessons.sandbox.outside import NOT_SIMULATED, OutsideCall, first_call
from lessons.sandbox.parting import end_peerings
from lessons.sandbox.rehearsals import Run
from lessons.sandbox.settling import settle
from lessons.sandbox.steps import Node, Step
from lessons.sandbox.together import Refused, Together
from lessons.sandbox.trials import Trial
from lessons.sandbox.tuning import Tuned
from lessons.sandbox.why import DENIED, Why, denied_in, why
from lessons.sandbox.writing import Ask
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud

T = TypeVar("T")
__all__ = [
    "DENIED",
    "NOT_SIMULATED",
    "AccountBusy",
    "BadParameters",
    "ImportRefused",
    "JournalDiverged",
    "LabError",
    "Moved",
    "NoSuchMoment",
    "Node",
    "NotYours",
    "NothingDue",
    "NothingToRedo",
    "NothingToUndo",
    "OutsideCall",
    "QuotaReached",
    "Refused",
    "Result",
    "RootKey",
    "SecretLost",
    "Step",
    "Together",
    "Trial",
    "Tuned",
    "TuningGoesOn",
    "Unopenable",
    "View",
    "Why",
    "account_for",
    "account_of",
    "advance",
    "advance_to_next",
    "begin_anew",
    "call",
    "call_in_turn",
    "count_steps",
    "delete_account",
    "denied_in",
    "end_peerings",
    "end_scene",
    "export_account",
    "first_call",
    "fork",
    "history",
    "import_account",
    "invoke_together",
    "known_root_key",
    "look",
    "look_at",
    "make_main",
    "neighbours",
    "new_account",
    "numbers_of",
    "own_accounts",
    "position",
    "preview",
    "redo",
    "rehearse",
    "reset",
    "return_to",
    "root_key",
    "set_rate",
    "settle",
    "together",
    "try_out",
    "tune",
    "undo",
    "why",
]
MOST_TOGETHER = 100
_ON_A_PAGE = ("console", "terminal")


def look(account: Account, position: int | None = None) -> View:
    """The account now, or as of an entry of its journal. Writes nothing. Raises NoSuchMoment, Unopenable."""
    return looking.look(account.pk, position)


def call(
    account: Account,
    service: str,
    operation: str,
    params: dict[str, Any],
    *,
    face: str = "console",
    caller: Caller | None = None,
    region: str = "",
    hears: Hears | None = None,
    presumed: Presumed | None = None,
) -> Result:
    """Carry out one operation; a synchronous Invoke returns with what the function answered.

    `caller` None: whoever acts at the account's console; `region` empty: the account's. `hears` is told a streamed
    answer as it comes. The cloud's refusal is part of the result.
    What may wait for something to answer does so in the account's time, which passes at once, if it comes from a page.
    Raises BadParameters, QuotaReached, Unopenable, and Moved where something was presumed that is not so.
    """
    ask = Ask(service, operation, params, face, caller, region, hears=hears, presumed=presumed)
    if face in _ON_A_PAGE:
        clockwork.let_pass(account.pk, ask)
    return calls.perform(account, ask)


def call_in_turn(account: Account, wanted: Sequence[tuple[str, str, dict[str, Any]]]) -> Result:
    """Operations (service, name, parameters) as one step of the journal, all or none; no Invokes.

    The result of the last one, or of the first that is refused. Raises BadParameters, QuotaReached, Unopenable.
    """
    return calls.perform_in_turn(account, [Ask(*each) for each in wanted])[-1]


def invoke_together(account: Account, function: str, event: bytes, count: int) -> list[Result]:
    """So many synchronous Invokes at the same moment, as one step of the journal."""
    if not 1 <= count <= MOST_TOGETHER:
        raise ValueError(f"count must be from 1 to {MOST_TOGETHER}")
    params = {"FunctionName": function, "Payload": event, "LogType": "Tail"}
    return calls.perform_together(account, [Ask("lambda", "Invoke", params)] * count)


def tune(account: Account, function: str, event: bytes, sizes: Sequence[int], times: int) -> Tuned:
    """So many synchronous calls with each of these memory sizes, one after the other, as one step of the journal.

    It ends early where no time is left. Raises TuningGoesOn, QuotaReached.
    """
    return tunings.tune(account, function, event, sizes, times)


def together(account: Account) -> AbstractContextManager[Together]:
    """Several operations as one step, by the owner. Raises Refused, AccountBusy, QuotaReached: nothing was done."""
    return joining.together(account.pk)


def advance(account: Account, seconds: float) -> Result:
    """Jump forward; what falls due on the way has happened, function runs included. Raises AccountBusy."""
    return clockwork.advance(account.pk, seconds)


def advance_to_next(account: Account) -> Result:
    """Jump to the next event that is waiting. Raises NothingDue, AccountBusy."""
    return clockwork.advance_to_next(account.pk)


def set_rate(account: Account, rate: int) -> Result:
    """Let the clock stand (0), run (1) or run faster (10, 60, 3600); other rates are refused by the cloud."""
    return calls.perform(account, Ask("lab", "SetClockRate", {"Rate": rate}))


def undo(account: Account) -> View:
    """Take back the latest action, with all it caused. Raises NothingToUndo, AccountBusy."""
    undoing.undo(account.pk)
    return look(account)


def redo(account: Account) -> View:
    """Bring back what was undone last. Raises NothingToRedo, AccountBusy."""
    undoing.redo(account.pk)
    return look(account)


def reset(account: Account) -> View:
    """Back to the account's beginning; undo brings everything back. Raises AccountBusy."""
    undoing.reset(account.pk)
    return look(account)


def return_to(account: Account, position: int) -> View:
    """Go on from an entry of the journal, also of a branch that was undone. Raises NoSuchMoment, AccountBusy."""
    undoing.return_to(account.pk, position)
    return look(account)


def fork(account: Account, position: int) -> Account:
    """A further account of the same owner that begins with the line up to `position`. Raises NoSuchMoment."""
    return accounts.fork(account.pk, position)


def try_out(account: Account, cloud: Cloud, function: str, events: Sequence[bytes]) -> list[Trial]:
    """Run a function's code for real on a clone of `cloud`, the account as it is looked at. Nothing is journaled."""
    return trials.try_out(account, cloud, function, events)


def rehearse(account: Account, cloud: Cloud, key: str, play: Callable[[Run], T]) -> T | None:
    """What `play` finds out on a clone of `cloud` with learners' code really run; see `rehearsals.rehearse`."""
    return rehearsals.rehearse(account, f"{key}:{rehearsals.fingerprint(cloud)}", play)


def history(account: Account, limit: int, before: int | None = None) -> list[Step]:
    """Steps along the current line, newest first, refused ones too; `before`: the position of a step to go on from."""
    return steps.history(account.pk, limit, before)


def count_steps(account: Account, position: int | None = None) -> tuple[int, int | None]:
    """How many steps the current line has, and which of them `position` belongs to: None when it is not on it."""
    return steps.count(account.pk, position)
