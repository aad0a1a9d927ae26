"""The second truth: real connections between Linux network namespaces end as the tracer says they do.

Needs root, `ip` and `nft`; where they are missing, `conftest.py` leaves this module out and says so. More networks:
`python -m tests.engine.network.agreement COUNT`.
"""

import pytest

from tests.engine.network import agreement

NETWORKS = 20
ARRIVED, ANSWERED = 15, 10  # of 100 connections in a network, on average, so that the agreement says something
_tally = {"arrived": 0, "answered": 0, "networks": 0}


@pytest.mark.parametrize("number", range(NETWORKS))
def test_linux_agrees(number):
    found = agreement.compare(f"agreement-{number}")
    _tally["networks"] += 1
    _tally["arrived"] += found.reached
    _tally["answered"] += found.answered
    assert found.differences == []


def test_enough_arrived():
    """Networks in which nothing gets through would agree without a meaning."""
    assert _tally["arrived"] >= ARRIVED * _tally["networks"]
    assert _tally["answered"] >= ANSWERED * _tally["networks"]
