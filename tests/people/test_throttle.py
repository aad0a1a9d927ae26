"""The token buckets: per learner, per address, and what a proxy may say about addresses."""

import threading
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from lessons.people import throttle
from lessons.people.models import Learner
from lessons.people.throttle import Bucket, Limit, TooManyRequests, address_of, spend

LIMIT = Limit("test", learner=Bucket(2, 10.0), address=Bucket(5, 60.0))


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time the throttle sees: now[0], in seconds."""
    moment = [1000.0]
    monkeypatch.setattr(throttle.time, "time", lambda: moment[0])
    return moment


def ask(learner: int | None = None, address: str = "10.0.0.1", **headers: str) -> HttpRequest:
    request = RequestFactory().post("/", REMOTE_ADDR=address, **headers)
    request.user = Learner(pk=learner) if learner else AnonymousUser()
    return request


def test_a_bucket_empties_and_fills_again(now: list[float]) -> None:
    spend(ask(1), LIMIT)
    now[0] += 4
    spend(ask(1), LIMIT)
    with pytest.raises(TooManyRequests) as caught:
        spend(ask(1), LIMIT)
    assert caught.value.retry_after == 6
    now[0] += 6
    spend(ask(1), LIMIT)
    with pytest.raises(TooManyRequests):
        spend(ask(1), LIMIT)


def test_a_bucket_never_holds_more_than_its_size(now: list[float]) -> None:
    spend(ask(1), LIMIT)
    now[0] += 1_000_000
    spend(ask(1), LIMIT)
    spend(ask(1), LIMIT)
    with pytest.raises(TooManyRequests):
        spend(ask(1), LIMIT)


def test_learners_do_not_share_but_addresses_do(now: list[float]) -> None:
    for learner in (1, 2, 3, 4, 5):
        spend(ask(learner), LIMIT)
    with pytest.raises(TooManyRequests) as caught:
        spend(ask(6), LIMIT)
    assert caught.value.retry_after == 60
    spend(ask(6, address="10.0.0.2"), LIMIT)


def test_a_refusal_costs_nothing(now: list[float]) -> None:
    spend(ask(1), LIMIT)
    spend(ask(1), LIMIT)
    for _ in range(10):
        with pytest.raises(TooManyRequests):
            spend(ask(1), LIMIT)
    for learner in (2, 3, 4):  # the address had paid for two requests, not for twelve
        spend(ask(learner), LIMIT)


def test_limits_are_apart(now: list[float]) -> None:
    other = Limit("other", learner=Bucket(1, 10.0), address=Bucket(1, 10.0))
    spend(ask(1), LIMIT)
    spend(ask(1), other)


def test_a_clock_that_steps_back_gives_nothing_away(now: list[float]) -> None:
    spend(ask(1), LIMIT)
    spend(ask(1), LIMIT)
    now[0] -= 500
    with pytest.raises(TooManyRequests):
        spend(ask(1), LIMIT)


def test_threads_get_exactly_what_is_there(now: list[float]) -> None:
    outcomes: Counter[str] = Counter()

    def try_once() -> None:
        try:
            spend(ask(None), LIMIT)
            outcomes["through"] += 1
        except TooManyRequests:
            outcomes["refused"] += 1

    threads = [threading.Thread(target=try_once) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"through": 5, "refused": 15}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "9.9.9.9, 1.1.1.1", "1.1.1.1"),
        (2, "9.9.9.9, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.1"),
        (1, "nonsense", "unknown"),
        (1, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies: int, forwarded: str, expected: str) -> None:
    settings.LAB_PROXIES = proxies
    assert address_of(ask(HTTP_X_FORWARDED_FOR=forwarded)) == expected
