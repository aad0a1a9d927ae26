"""The queue in the database, woken as soon as a task is written instead of asking again and again."""

import time
from typing import Any

from django.db import connections
from django.utils import timezone
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.models import OrmQ

CHANNEL = "lab_tasks"
GLANCE = 0.02  # seconds between two looks at SQLite's change counter: no query, hardly any CPU
LONGEST_WAIT = 0.5  # seconds; also how fast a stopping cluster notices


class WakingBroker(ORM):
    """SQLite: watches PRAGMA data_version. PostgreSQL: LISTEN, with the NOTIFY in the writer's transaction."""

    _heard_by: Any = None

    def enqueue(self, task: str) -> int:
        key: int = super().enqueue(task)
        if connections[Conf.ORM].vendor == "postgresql":
            with connections[Conf.ORM].cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
        return key

    def dequeue(self) -> list[tuple[int, str]] | None:
        self.get_connection()  # closes a connection that is too old
        connections[Conf.ORM].ensure_connection()
        raw = connections[Conf.ORM].connection
        if connections[Conf.ORM].vendor == "postgresql":
            self._listen(raw)
            return self._take() or self._take_when_told(raw)
        return self._take_when_changed(raw)

    def _listen(self, raw: Any) -> None:
        if self._heard_by is not raw:
            raw.execute(f"LISTEN {CHANNEL}")
            self._heard_by = raw

    def _take_when_told(self, raw: Any) -> list[tuple[int, str]] | None:
        for _notice in raw.notifies(timeout=LONGEST_WAIT, stop_after=1):
            return self._take()
        return None

    def _take_when_changed(self, raw: Any) -> list[tuple[int, str]] | None:
        def version() -> int:
            return int(raw.execute("PRAGMA data_version").fetchone()[0])

        before = version()  # read before looking, so that a task written meanwhile is not slept through
        tasks, end = self._take(), time.monotonic() + LONGEST_WAIT
        while not tasks and time.monotonic() < end:
            time.sleep(GLANCE)
            if version() != before:
                return self._take()
        return tasks

    def _take(self) -> list[tuple[int, str]] | None:
        waiting = OrmQ.objects.using(Conf.ORM).filter(key=self.list_key, lock__lte=timezone.now())
        taken = []
        for task in waiting.order_by("id")[: Conf.BULK]:
            mine = OrmQ.objects.using(Conf.ORM).filter(id=task.id, lock=task.lock)
            if mine.update(lock=self.timeout(task)):  # another worker may have been faster
                taken.append((task.pk, task.payload))
        return taken or None
