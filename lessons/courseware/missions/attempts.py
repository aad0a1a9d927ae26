"""Attempts at missions: begun in an account of their own, begun anew, kept."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction

from lessons.courseware.course import Mission
from lessons.courseware.models import Attempt
from lessons.courseware.play import Player
from lessons.people.models import Learner
from lessons.sandbox import lab
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Outcome

KEPT_ACCOUNTS = 5  # of one mission; an older attempt keeps its record and loses its account
SHOWN = 10


class _Overtaken(Exception):
    """A second press, or another tab, has begun an attempt meanwhile."""


def current(learner: Learner | None, key: str) -> Attempt | None:
    if learner is None:
        return None
    return Attempt.objects.filter(learner=learner, mission=key, current=True).select_related("account").first()


def earlier(learner: Learner | None, key: str) -> list[Attempt]:
    """Those that ended, newest first."""
    if learner is None:
        return []
    return list(Attempt.objects.filter(learner=learner, mission=key, current=False)[:SHOWN])


def begin(learner: Learner, key: str, mission: Mission, *, variant: int, language: str) -> Attempt:
    """Found an account, set the scene, and let it be the current attempt; the one before is kept as it ended.

    Pressing twice begins one: an attempt at the same variant in which nothing was done yet goes on.
    """
    before = current(learner, key)
    if before is not None and _untouched(before, mission, variant):
        return before
    account = lab.new_account(owner=learner, purpose=lab.Account.Purpose.MISSION)
    try:
        player = LearnerPlayer(account, mission.facts(variant), language)
        for play in mission.start:
            play(player)
        since = lab.end_scene(account)
        with transaction.atomic():
            if current(learner, key) != before:
                raise _Overtaken
            # Only the one that was seen: where another tab has begun meanwhile, the constraint refuses a second.
            Attempt.objects.filter(pk=before.pk if before else None).update(current=False)
            begun = Attempt.objects.create(
                learner=learner, mission=key, version=mission.version, variant=variant, account=account, since=since
            )
    except BaseException as error:
        account.delete()
        if isinstance(error, IntegrityError | _Overtaken) and (begun := current(learner, key)):
            return begun
        raise
    _let_go(learner, key)
    return begun


def _untouched(attempt: Attempt, mission: Mission, variant: int) -> bool:
    if attempt.account is None or (attempt.variant, attempt.version) != (variant, mission.version):
        return False
    helped = attempt.hints or attempt.steps or attempt.tried
    return not helped and lab.position(attempt.account.pk)[0] == attempt.since


def _let_go(learner: Learner, key: str) -> None:
    """The accounts of attempts that are long past."""
    rows = Attempt.objects.filter(learner=learner, mission=key, account__isnull=False, current=False)
    for attempt in rows.select_related("account")[KEPT_ACCOUNTS:]:
        with suppress(lab.LabError):
            attempt.account.delete()


class LearnerPlayer(Player):
    """Sets a scene in an account, journaled like everything else but not as the learner's own action."""

    def __init__(self, account: lab.Account, facts: Mapping[str, Any], language: str) -> None:
        self.account, self.facts, self.language = account, facts, language

    @property
    def cloud(self) -> Cloud:
        return lab.look(self.account).cloud

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        return lab.call(self.account, service, operation, params, face="service").outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        lab.invoke_together(self.account, function, event, count)

    def advance(self, seconds: float) -> None:
        lab.advance(self.account, seconds)
