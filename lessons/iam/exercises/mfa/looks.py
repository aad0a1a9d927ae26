"""What the checks and the prediction of "Two factors" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam.sessions import sign_ins

USER = "mina"
STOLEN = "Stolen-0-and-long-enough!"


def password(probe: Probe) -> Finding:
    user = probe.iam.users.get(USER)
    if user is None:
        return not_yet("no-user", user=USER)
    return met() if user.login else not_yet("no-password")


def device(probe: Probe) -> Finding:
    user = probe.iam.users.get(USER)
    if user is None:
        return not_yet("no-user", user=USER)
    if user.mfa:
        return met()
    waiting = any(not each.user for each in probe.iam.devices.values())
    return not_yet("not-turned-on" if waiting else "no-device")


def signed_in(probe: Probe) -> Finding:
    """At the console, with a code."""
    if probe.iam.users.get(USER) is None:
        return not_yet("no-user", user=USER)
    sessions = sign_ins(probe, USER)
    if not sessions:
        return not_yet("never")
    return met() if any(each.mfa_at is not None for each in sessions) else not_yet("without-code")


def stolen_password(probe: Probe) -> Truth | None:
    """The lab signs in to a clone with the right password alone, once the user has a device."""
    user = probe.iam.users.get(USER)
    if user is None or user.login is None or not user.mfa:
        return None
    clone = probe.cloud.clone()
    wall = clone.state.clock.wall
    clone.call(clone.root, "iam", "UpdateLoginProfile", {"UserName": USER, "Password": STOLEN}, wall=wall)
    refusal = clone.call(clone.root, "lab", "SignIn", {"UserName": USER, "Password": STOLEN}, wall=wall).refusal
    if refusal is None:
        return Truth("in", {"said": "SignIn"})
    return Truth("asks" if refusal.code == "MfaCodeMissing" else "wrong", {"said": refusal.message})
