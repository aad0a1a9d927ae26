"""Who came in at the console: what checks ask about sessions."""

from lessons.courseware.probe import Probe
from lessons.iam.asking import sessions_of, user_arn
from serverless_lab.engine.services.sts.state import Session, StsState


def signed_in(probe: Probe) -> Session | None:
    """The sign-in of whoever acts now, also when a role was switched to; None for the owner."""
    found = _state(probe)
    return found.sessions.get(found.signed_in)


def sign_ins(probe: Probe, user: str) -> list[Session]:
    """Every sign-in of a user that is still known, oldest first."""
    return [each for each in sessions_of(probe, user_arn(probe, user)) if each.console]


def _state(probe: Probe) -> StsState:
    return probe.state.parts.get("sts/") or StsState()
