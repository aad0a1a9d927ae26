import pytest

from tests.engine.support import Life


@pytest.fixture
def life():
    """Its clock stands still, and there is nothing in it."""
    life = Life()
    life.call("lab", "SetClockRate", {"Rate": 0})
    return life
