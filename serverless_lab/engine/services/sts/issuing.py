"""New temporary credentials, and the form in which they are handed out."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import BASE64, draw, new_key_id, new_secret
from serverless_lab.engine.instant import SECOND, to_datetime
from serverless_lab.engine.news import MfaCodeUsed
from serverless_lab.engine.questions import MfaStep
from serverless_lab.engine.services.sts.errors import MfaFailed, MfaIncomplete
from serverless_lab.engine.services.sts.requests import Proven
from serverless_lab.engine.services.sts.sessions import keep
from serverless_lab.engine.services.sts.state import Session

_BEGINNING = "IQoJb3JpZ2luX2Vj"  # every session token of AWS begins like this
_TOKEN_LENGTH = 356


def issue(context: Context, *, seconds: int, token_size: int, **facts: Any) -> Session:
    """Draw keys, keep the session, and return it."""
    chance = context.chance()
    session = Session(
        key_id=new_key_id(chance, "ASIA"),
        secret=new_secret(chance),
        token=_BEGINNING + draw(chance, BASE64, max(token_size, _TOKEN_LENGTH) - len(_BEGINNING)),
        issued=context.at,
        expires=context.at + seconds * SECOND,
        **facts,
    )
    keep(context, session)
    return session


def credentials(session: Session) -> dict[str, Any]:
    return {
        "AccessKeyId": session.key_id,
        "SecretAccessKey": session.secret,
        "SessionToken": session.token,
        "Expiration": to_datetime(session.expires).replace(microsecond=0),
    }


def check_mfa(context: Context, request: Proven) -> None:
    """Refuse a second factor that is wrong or only half there."""
    if (request.serial_number is None) != (request.token_code is None):
        raise MfaIncomplete()
    if request.serial_number is not None and _step(context, request) is None:
        raise MfaFailed()


def use_mfa(context: Context, request: Proven) -> None:
    """The code that was shown, and every earlier one, counts no more."""
    step = _step(context, request)
    if request.serial_number is not None and step is not None:
        context.announce(MfaCodeUsed(at=context.at, region=context.region, serial=request.serial_number, step=step))


def _step(context: Context, request: Proven) -> int | None:
    if request.serial_number is None or request.token_code is None:
        return None
    asked = MfaStep(context.caller.identity, request.serial_number, request.token_code)
    step: int | None = context.ask(asked)
    return step
