"""Where this machine has no network namespaces for us, the tests that need them are left out, and the run says so."""

import pytest

from tests.engine.network.linux import why_not

REASON = why_not()
collect_ignore = ["test_namespaces.py"] if REASON else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if REASON:
        terminalreporter.write_line(
            f"NOT RUN: the packet tracer beside Linux network namespaces, because {REASON}.", yellow=True
        )
