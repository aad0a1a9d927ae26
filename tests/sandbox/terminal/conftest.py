"""Somebody at the terminal of an account."""

from collections.abc import Callable, Iterator

import pytest
from django.utils.translation import override

from lessons.sandbox import terminal
from lessons.sandbox.models import Account, TerminalLine
from lessons.sandbox.terminal import Desk

Type = Callable[[str], TerminalLine]
HANDLER = b"def handler(event, context):\n    return 1\n"


@pytest.fixture(autouse=True)
def _in_korean() -> Iterator[None]:
    """Whatever a request of an earlier test has left on."""
    with override("ko"):
        yield


@pytest.fixture
def desk(account: Account) -> Desk:
    return Desk(account, lambda: {"lambda_function.py": HANDLER})


@pytest.fixture
def typed(desk: Desk) -> Type:
    """Type something; the last line of it with what it printed."""
    return lambda text: terminal.run(desk, text).lines[-1]
