"""The account's clock: simulated time as a function of real time, set by the learner."""

import msgspec

from serverless_lab.engine.instant import LATEST, Instant

RATES = (0, 1, 10, 60, 3600)  # paused, real time, and faster


class Clock(msgspec.Struct):
    """Simulated time `now` was read at real time `wall`; from there it runs at `speed`.

    `rate` is what the learner chose. While code runs outside, the clock runs at real speed whatever the rate,
    so that a function which took 200 ms also took 200 ms in the account.
    """

    now: Instant
    wall: Instant
    rate: int = 1
    speed: int = 1

    def read(self, wall: Instant) -> Instant:
        """Simulated time at a real time; a real clock that was set back does not turn this one back."""
        return min(LATEST, self.now + max(0, wall - self.wall) * self.speed)

    def settle(self, wall: Instant) -> Instant:
        """Move the anchor to this real time and return the simulated time there."""
        self.now = self.read(wall)
        self.wall = max(self.wall, wall)
        return self.now

    def skip_to(self, at: Instant) -> None:
        """Jump forward; a moment that has passed changes nothing."""
        self.now = min(LATEST, max(self.now, at))

    def run(self, *, held: bool) -> None:
        self.speed = 1 if held else self.rate

    def wall_of(self, at: Instant) -> Instant | None:
        """The real time at which the clock will show `at`; None while it is paused."""
        if at <= self.now:
            return self.wall
        return None if self.speed == 0 else self.wall + -(-(at - self.now) // self.speed)
