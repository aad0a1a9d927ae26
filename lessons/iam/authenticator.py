"""The lab's own authenticator: what the phone would show now, for those who have none at hand."""

from dataclasses import dataclass

import pyotp
import segno

from lessons.courseware.page import Page
from lessons.sandbox import moment
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.iam.mfa_codes import STEP, uri
from serverless_lab.engine.services.iam.state import MfaDevice

QR_PIXELS = 4  # for each module


@dataclass(frozen=True)
class Shown:
    """A device's display. `used`: the present code was taken already, and counts no more. `left`: seconds."""

    before: str
    now: str
    used: bool
    left: int
    every: int = STEP // SECOND


def display(device: MfaDevice) -> Shown:
    """By real time, as every authenticator."""
    wall = moment.now()
    step = wall // STEP
    generator = pyotp.HOTP(device.secret)
    left = (STEP - wall % STEP + SECOND - 1) // SECOND
    return Shown(generator.at(step - 1), generator.at(step), device.used >= step, left)


def picture(page: Page, device: MfaDevice) -> str:
    """The QR code that an authenticator app scans, as the address of an image."""
    state = page.view.state
    text = uri(device.serial.rpartition("/")[2], page.probe.iam.alias or state.account_id, device.secret)
    return str(segno.make(text, micro=False).png_data_uri(scale=QR_PIXELS, border=4))
