"""What every test may use. A skipped test fails the run: nothing here passes by not being tried."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from lessons.people.models import Learner
from lessons.sandbox import hosting, opened, statements
from tests.engine.answers import hold_to_the_model

# The browser driver keeps an event loop in the main thread; Django then refuses its ORM there without reason.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
hold_to_the_model()

# A machine that pauses is no fault of what a property test looks at.
settings.register_profile("lab", deadline=None)
settings.load_profile("lab")


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    for each in caches.all():
        each.clear()
    yield
    for each in caches.all():
        each.clear()


@pytest.fixture(autouse=True)
def _fresh_process() -> None:
    """As a process that has just begun: no account is open, and no host of functions knows another test's runs."""
    opened.forget_all()
    hosting._made.cache_clear()


@pytest.fixture
def learner(db: None) -> Learner:
    return Learner.objects.create_user("haneul", password="a long password 1")


@pytest.fixture
def other_learner(db: None) -> Learner:
    return Learner.objects.create_user("bada", password="a long password 2")


@pytest.fixture
def hot(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `statements.py` runs, which Django's own counting of queries does not see."""
    made: list[str] = []
    run = statements._run

    def noted(sql: str, values: Sequence[Any]) -> Any:
        made.append(sql)
        return run(sql, values)

    monkeypatch.setattr(statements, "_run", noted)
    return made


@pytest.fixture
def stranger() -> Client:
    """A browser that has never been here."""
    return Client()


@pytest.fixture
def as_learner(learner: Learner) -> Client:
    client = Client()
    client.force_login(learner)
    return client


@pytest.fixture
def as_other(other_learner: Learner) -> Client:
    client = Client()
    client.force_login(other_learner)
    return client


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


class Shares(LoadScopeScheduling):
    """Which process runs what: a file stays together, and all that a browser does, which starts one lab and first."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "tests/journeys" if file.startswith("tests/journeys/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shares:
    config.option.loadscopereorder = False
    return Shares(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"SKIPPED counts as failed: {report.nodeid}: {report.longrepr}", red=True)


def pytest_unconfigure() -> None:
    from django.conf import settings

    folder = Path(settings.LAB_DATA_DIR)
    if folder.name.startswith("lab-tests-"):
        shutil.rmtree(folder, ignore_errors=True)
