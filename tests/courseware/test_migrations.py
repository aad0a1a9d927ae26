"""What learners reached with the first version of the lab is still theirs after the migrations."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

FIRST = [("courseware", "0001_initial"), ("sandbox", "0001_initial"), ("people", "0001_initial")]
NOW = [("courseware", "0003_progress_of_the_split_lesson")]


def migrate(targets: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.mark.django_db(transaction=True)
def test_progress_and_attempts_of_the_first_version_are_kept() -> None:
    try:
        old = migrate(FIRST)
        learner = old.get_model("people", "Learner").objects.create(username="haneul")
        lesson = "functions/cold-and-warm-start"
        for check in ("deployed", "warm-call"):
            old.get_model("courseware", "Progress").objects.create(
                learner=learner, lesson=lesson, check_id=check, position=7
            )
        old.get_model("courseware", "Attempt").objects.create(
            learner=learner, lesson=lesson, mission_id="make-it-warm", version=1, since=3, steps=1
        )
        new = migrate(NOW)
        progress = new.get_model("courseware", "Progress").objects.order_by("check_id")
        assert list(progress.values_list("lesson", "check_id", "step")) == [
            ("functions/what-lambda-is", "deployed", 7),
            (lesson, "warm-call", 7),
        ]
        attempt = new.get_model("courseware", "Attempt").objects.get()
        assert (attempt.mission, attempt.version, attempt.current, attempt.assisted, attempt.account_id) == (
            "functions/make-it-warm",
            1,
            False,
            True,
            None,
        )
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
