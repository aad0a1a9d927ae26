"""Environments in which a call would go on whose processes this machine no longer has, and why they went."""

from lessons.sandbox import hosting
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.outcome import Outcome

LOOK_BACK = 1000  # entries among which an environment's latest report is looked for


def lost(account: Account, outcome: Outcome) -> list[tuple[str, str, str]]:
    """(environment, region, reason) of every start that counts on a process which is not there."""
    found = []
    for work in outcome.work:
        if work.served_before is not None:
            reason = _why_lost(account, work.environment_id, work.served_before)
            if reason:
                found.append((work.environment_id, work.region, reason))
    return found


def _why_lost(account: Account, environment_id: str, served: str) -> str:
    host = hosting.host()
    where = host.find(account.pk, environment_id, served)
    if where != "gone":
        return {"there": "", "other": "rewound"}[where]
    near = JournalEntry.objects.filter(account_id=account.pk, position__gt=account.last - LOOK_BACK)
    reports = near.filter(cause=served.partition("#")[0]).order_by("-position")
    last_used = reports.values_list("wall", flat=True).first()
    started = host.started()
    if started is None or (last_used is not None and started > last_used):
        return "restarted"
    return "evicted"  # also when the report is too far back to be looked for
