"""What the checks and known mistakes of "A team of three" look at."""

from collections.abc import Callable
from itertools import permutations

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam.groups import moved, moves, without_groups
from lessons.iam.missions.team_of_three import jobs


def does(job: str) -> Callable[[Probe], Finding]:
    """Whoever has the job may do what it needs, and nothing more."""

    def look(probe: Probe) -> Finding:
        user = probe.facts[job]
        if user not in probe.iam.users:
            return not_yet("no-user", user=user)
        lacks = jobs.missing(probe, user, job)
        if lacks:
            return not_yet("cannot", action=lacks[0], resource=lacks[1])
        more = jobs.excess(probe, user, job)
        return not_yet("too-much", action=more[0], resource=more[1]) if more else met()

    return look


def by_groups(probe: Probe) -> Finding:
    if not _all_work(probe):
        return not_yet("work-first")
    keeping = _keeps_rights(probe)
    return not_yet("by-hand", user=keeping) if keeping else met()


def one_move(probe: Probe) -> Finding:
    """Whoever changes jobs leaves one group and joins another, and is then what the other is: tried on a clone."""
    if not _all_work(probe):
        return not_yet("work-first")
    for old, new in permutations(jobs.JOBS, 2):
        user, other = probe.facts[old], probe.facts[new]
        leaves, joins = moves(probe, user, other)
        if len(leaves) != 1 or len(joins) != 1:
            return not_yet("many-moves", user=user, other=other, leaves=len(leaves), joins=len(joins))
        after = moved(probe, user, other)
        if jobs.missing(after, user, new):
            return not_yet("cannot-after", user=user, other=other)
        if jobs.excess(after, user, new):
            return not_yet("more-after", user=user, other=other)
    return met()


def by_hand(probe: Probe) -> bool:
    return bool(_keeps_rights(probe))


def one_for_all(probe: Probe) -> bool:
    """Some group gives everybody in it what two jobs need."""
    return not _keeps_rights(probe) and any(
        _member(probe, job) and not jobs.missing(probe, probe.facts[job], other)
        for job, other in permutations(jobs.JOBS, 2)
    )


def too_wide(probe: Probe) -> bool:
    """A job is done with more than it needs, though not with another job's work."""
    return any(
        _member(probe, job)
        and not jobs.missing(probe, probe.facts[job], job)
        and jobs.excess(probe, probe.facts[job], job)
        and not any(not jobs.missing(probe, probe.facts[job], other) for other in jobs.JOBS if other != job)
        for job in jobs.JOBS
    )


def _member(probe: Probe, job: str) -> bool:
    user = probe.iam.users.get(probe.facts[job])
    return user is not None and bool(user.groups)


def _all_work(probe: Probe) -> bool:
    return all(does(job)(probe).met for job in jobs.JOBS)


def _keeps_rights(probe: Probe) -> str:
    """Somebody who could still do the job outside every group; empty when nobody could."""
    users = {probe.facts[job]: job for job in jobs.JOBS if probe.facts[job] in probe.iam.users}
    alone = without_groups(probe, *users)
    return next((user for user, job in users.items() if not jobs.missing(alone, user, job)), "")
