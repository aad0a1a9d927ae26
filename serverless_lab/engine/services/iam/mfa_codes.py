"""Codes of virtual MFA devices, as RFC 6238 makes them: six digits that change every 30 seconds of real time.

The account's clock may be ahead by days; the phone that shows the codes is not. So codes go by `context.wall`.
"""

from typing import Final
from urllib.parse import quote

import pyotp

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import MfaCodeUsed
from serverless_lab.engine.questions import MfaStep
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.state import MfaDevice

STEP: Final = 30 * SECOND
TOLERANCE: Final = 1  # steps a code may be early or late
RESYNC: Final = 40  # steps a device's clock may be wrong so that resynchronising finds it: 20 minutes


def mfa_step(context: Context, question: MfaStep) -> int | None:
    """Which step a code of a user's device belongs to, if it counts."""
    device = names.state(context).devices.get(question.serial)
    if device is None or device.enabled is None:
        return None
    arn = names.arn_of(context, names.user(context, device.user))
    return step_of(context, device, question.code) if arn == question.user_arn else None


def note_code(context: Context, news: MfaCodeUsed) -> None:
    """A code is taken once, and with it all that came before."""
    device = names.state(context).devices.get(news.serial)
    if device is not None:
        device.used = max(device.used, news.step)


def step_of(context: Context, device: MfaDevice, code: str) -> int | None:
    """The step of a code that is right and was not used, or None."""
    return _first_match(device, [code], _now(context) + device.drift, TOLERANCE)


def second_step_of(context: Context, device: MfaDevice, codes: list[str], *, resync: bool = False) -> int | None:
    """The step of the second of two codes that follow each other, or None. `resync`: the device's clock is wrong."""
    tolerance = RESYNC if resync else TOLERANCE
    first = _first_match(device, codes, _now(context) - 1 + (0 if resync else device.drift), tolerance)
    return None if first is None else first + 1


def drift_of(context: Context, step: int) -> int:
    """How far ahead a device is that has just shown the code of this step."""
    return step - _now(context)


def uri(name: str, account: str, secret: str) -> str:
    """What the QR code says. Source: IAM API reference, VirtualMFADevice."""
    return f"otpauth://totp/{quote(name)}@{account}?secret={secret}"


def _first_match(device: MfaDevice, codes: list[str], middle: int, tolerance: int) -> int | None:
    """The step nearest to `middle` from which on these are the codes; steps that were used are left out."""
    generator = pyotp.HOTP(device.secret)
    for step in sorted(range(middle - tolerance, middle + tolerance + 1), key=lambda step: abs(step - middle)):
        if step > device.used and all(generator.at(step + n) == code for n, code in enumerate(codes)):
            return step
    return None


def _now(context: Context) -> int:
    return context.wall // STEP
