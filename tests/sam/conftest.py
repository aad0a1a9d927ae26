"""What AWS's own transform wants to find around it."""

import pytest

from tests.engine.support import REGION


@pytest.fixture(autouse=True)
def _region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
