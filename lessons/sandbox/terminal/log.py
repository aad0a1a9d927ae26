"""The lines of an account's terminal: kept so that a reload loses nothing, and only so many of them."""

from django.db import transaction

from lessons.sandbox.errors import NotYours
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, TerminalLine
from lessons.sandbox.terminal.desk import Printed
from lessons.sandbox.terminal.lines import masked

MOST_OUTPUT = 1 << 20  # characters of one command that are kept, and that a page can show
CUT = "\n[…]\n"


def keep(account: Account, who: str, text: str, printed: Printed) -> TerminalLine:
    """Raises NotYours when the account is gone meanwhile."""
    text, stdout, stderr = _fit(masked(text, printed.secrets)), _fit(printed.stdout), _fit(printed.stderr)
    with transaction.atomic():
        if not Account.objects.select_for_update().filter(pk=account.pk).exists():
            raise NotYours
        row = TerminalLine(
            account_id=account.pk,
            who=who[:128],
            text=text,
            status=printed.status,
            hint=printed.hint,
            position=printed.position,
            denied=printed.denied,
            differs=printed.differs,
            size=len(text) + len(stdout) + len(stderr),
        )
        row.printed = stdout, stderr
        row.save()
        _forget_oldest(account)
    return row


def recent(account: Account, most: int) -> list[TerminalLine]:
    """What the log shows, oldest first."""
    return list(TerminalLine.objects.filter(account=account, cleared=False).order_by("-pk")[:most])[::-1]


def newest(account: Account, most: int) -> list[TerminalLine]:
    """For recalling: each text once, where it was typed last; oldest first. What was printed is not read."""
    rows = TerminalLine.objects.filter(account=account).order_by("-pk").only("pk", "text")
    found: dict[str, TerminalLine] = {}
    for row in rows:
        found.setdefault(row.text, row)
        if len(found) == most:
            break
    return list(found.values())[::-1]


def find(account: Account, pk: int) -> TerminalLine | None:
    """One of this account's own."""
    return TerminalLine.objects.filter(account=account, pk=pk).first()


def clear(account: Account) -> None:
    TerminalLine.objects.filter(account=account, cleared=False).update(cleared=True)


def _forget_oldest(account: Account) -> None:
    """All but the newest, as many as there is room for; the last one stays whatever its size."""
    room = limit("LAB_TERMINAL_BYTES")
    rows = list(TerminalLine.objects.filter(account=account).order_by("-pk").values_list("pk", "size"))
    for number, (pk, size) in enumerate(rows):
        room -= size
        if number >= limit("LAB_TERMINAL_LINES") or (number and room < 0):
            TerminalLine.objects.filter(account=account, pk__lte=pk).delete()
            return


def _fit(text: str) -> str:
    """As every database can keep it: no NUL, no half surrogates, and not endless."""
    text = text.replace("\0", "␀").encode("utf-8", "replace").decode()
    return text if len(text) <= MOST_OUTPUT else text[: MOST_OUTPUT - len(CUT)] + CUT
