"""The least-privilege meter: what a user or role may do against what it really did."""

from collections import Counter
from dataclasses import dataclass

from lessons.courseware.policies.things import arn_of
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.granted import effort, granted
from serverless_lab.engine.policy.policy import Kind
from serverless_lab.engine.services.iam.state import Role, User

MOST_NAMES, MOST_SERVICES = 40, 12
MOST_EFFORT = 300_000  # names to compare: a tenth of a second, many times what AWS's own policies need
LIMITS: tuple[Kind, ...] = ("boundary", "scp")


@dataclass(frozen=True)
class Service:
    """One service: how many of its actions are granted, and how many of those were never used."""

    prefix: str
    granted: int
    unused: int


@dataclass(frozen=True)
class Meter:
    """`used` newest first, also what is not granted any more. `unused` has names only where they are few."""

    granted: int
    services: int
    used: list[tuple[str, Instant]]
    unused: list[str]
    unused_count: int
    by_service: list[Service]
    more_services: int

    @property
    def share(self) -> str:
        """`percent` as a person reads it: `<1` where hardly anything was used."""
        needed = self.granted - self.unused_count
        return "<1" if 0 < 100 * needed < self.granted else str(self.percent)

    @property
    def percent(self) -> int:
        """How much of what is granted was ever used; never 0 where something was."""
        needed = self.granted - self.unused_count
        return max(1, 100 * needed // self.granted) if needed else 0


def read(cloud: Cloud, holder: User | Role) -> Meter | None:
    """By the policies as they stand; root has none and is not measured. None where they have too many wildcards."""
    arn = arn_of(cloud.state.account_id, holder)
    caller = Caller.user(arn) if isinstance(holder, User) else Caller.role(arn, "meter")
    policies = cloud.situation(caller, "sts:GetCallerIdentity", "*").policies
    allowing = [policy.document for policy in policies if policy.kind == "identity"]
    limits = [policy.document for policy in policies if policy.kind in LIMITS]
    if effort([*allowing, *limits]) > MOST_EFFORT:
        return None
    names = granted(allowing, limits)
    unused = names - {name.lower() for name in holder.used}
    all_of, unused_of = (Counter(name.partition(":")[0] for name in some) for some in (names, unused))
    shown = [Service(prefix, count, unused_of[prefix]) for prefix, count in all_of.most_common(MOST_SERVICES)]
    return Meter(
        granted=len(names),
        services=len(all_of),
        used=sorted(holder.used.items(), key=lambda pair: -pair[1]),
        unused=[_name(name) for name in sorted(unused)] if len(unused) <= MOST_NAMES else [],
        unused_count=len(unused),
        by_service=shown,
        more_services=len(all_of) - len(shown),
    )


def _name(lower: str) -> str:
    """As AWS writes it."""
    found = catalogue.action(lower)
    return found.name if found else lower
