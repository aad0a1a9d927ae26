"""How often somebody may do a thing: token buckets per learner or name and per address, on Django's cache."""

import hashlib
import ipaddress
import math
import threading
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

EPSILON = 1e-6  # what floating point may add to a wait
_lock = threading.Lock()  # exact within a process; between processes a rare race lets one more request through


@dataclass(frozen=True)
class Bucket:
    """Holds `size` tokens; one comes back every `seconds` seconds."""

    size: int
    seconds: float


@dataclass(frozen=True)
class Limit:
    """An address may stand for a whole classroom, so its bucket must be far larger than a learner's.

    `here` is for one name from one address: whoever guesses empties that one, and not the name's own bucket, from
    which the real learner lives elsewhere.
    """

    name: str
    learner: Bucket
    address: Bucket
    here: Bucket | None = None


INVOKE = Limit("invoke", learner=Bucket(20, 0.5), address=Bucket(400, 0.025))
TUNE = Limit("tune", learner=Bucket(4, 5.0), address=Bucket(80, 0.25))  # each is dozens of calls
DEPLOY = Limit("deploy", learner=Bucket(20, 1.0), address=Bucket(400, 0.05))
LOAD = Limit("load", learner=Bucket(10, 2.0), address=Bucket(100, 0.5))  # each takes a second of the processor
LINT = Limit("lint", learner=Bucket(120, 0.2), address=Bucket(2400, 0.01))
GUEST = Limit("guest", learner=Bucket(1, 10.0), address=Bucket(60, 10.0))
SIGN_UP = Limit("sign-up", learner=Bucket(10, 5.0), address=Bucket(200, 5.0))
PASSWORD = Limit("password", learner=Bucket(60, 1.0), address=Bucket(300, 0.5), here=Bucket(8, 4.0))
JOIN = Limit("join", learner=Bucket(10, 6.0), address=Bucket(300, 0.5))  # a class, by its code
RESET = Limit("reset", learner=Bucket(3, 300.0), address=Bucket(60, 20.0))


class TooManyRequests(Exception):
    """`retry_after`: whole seconds until the next request will be let through, at least 1."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many requests; try again in {retry_after} s")
        self.retry_after = retry_after


def spend(request: HttpRequest, limit: Limit, name: str = "") -> None:
    """Take one token from each bucket the request falls under, or from none of them: TooManyRequests.

    `name`: who it is about, when that is typed and not known from the session; a name or an e-mail address.
    """
    address = address_of(request)
    keys = [(f"throttle:{limit.name}:address:{address}", limit.address)]
    if name:
        who = _folded(name)
        keys.append((f"throttle:{limit.name}:name:{who}", limit.learner))
        if limit.here:
            keys.append((f"throttle:{limit.name}:name:{who}:{address}", limit.here))
    elif request.user.is_authenticated:
        keys.append((f"throttle:{limit.name}:learner:{request.user.pk}", limit.learner))
    take(keys)


def take(keys: Sequence[tuple[str, Bucket]]) -> None:
    """One token from each of these buckets, or from none of them: TooManyRequests."""
    now = time.time()
    with _lock:
        levels = [(key, bucket, _level(key, bucket, now)) for key, bucket in keys]
        missing = max((1 - level) * bucket.seconds for _key, bucket, level in levels)
        if missing > EPSILON:
            raise TooManyRequests(max(1, math.ceil(missing - EPSILON)))
        for key, bucket, level in levels:
            cache.set(key, (level - 1, now), timeout=math.ceil(bucket.size * bucket.seconds) + 1)


def _folded(name: str) -> str:
    """One key for every way to write a name, and none that a cache could not take."""
    return hashlib.sha256(unicodedata.normalize("NFKC", name).strip().lower().encode()).hexdigest()


def _level(key: str, bucket: Bucket, now: float) -> float:
    level, then = cache.get(key) or (float(bucket.size), now)
    return float(min(bucket.size, level + max(0.0, now - then) / bucket.seconds))


def address_of(request: HttpRequest) -> str:
    """The caller's address."""
    return address_from(request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", ""))


def address_from(connected: str, forwarded_for: str) -> str:
    """Who asks: the last address our own proxies (LAB_PROXIES of them) did not add themselves."""
    forwarded = [part.strip() for part in forwarded_for.split(",")]
    if settings.LAB_PROXIES and len(forwarded) >= settings.LAB_PROXIES:
        connected = forwarded[-settings.LAB_PROXIES]
    try:
        return str(ipaddress.ip_address(connected))
    except ValueError:
        return "unknown"
