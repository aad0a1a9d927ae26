"""Who acts at the console: the owner, a user who has signed in, or the role that user has switched to."""

from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import SignedIn
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import ActingCaller, KeySigner
from serverless_lab.engine.services.sts import assume
from serverless_lab.engine.services.sts.callers import key_signer
from serverless_lab.engine.services.sts.errors import NobodySignedIn, NotSwitched
from serverless_lab.engine.services.sts.requests import AssumeRole, Nothing, SwitchRole
from serverless_lab.engine.services.sts.state import StsState


def acting_caller(context: Context, question: ActingCaller) -> Caller | None:
    state = _state(context)
    key = state.signed_in if question.signed_in else state.acting
    signer = key_signer(context, KeySigner(key)) if key else None
    return signer.caller if signer else None


def take_over(context: Context, news: SignedIn) -> None:
    """Whoever signs in acts from now on."""
    state = _state(context)
    state.signed_in = state.acting = news.key_id


def sign_out(context: Context, request: Nothing) -> dict[str, Any]:
    """Back to the owner. The session itself goes on until it ends, as tokens do."""
    state = _state(context)
    if not state.signed_in:
        raise NobodySignedIn()
    state.signed_in = state.acting = ""
    return {}


def switch_role(context: Context, request: SwitchRole) -> dict[str, Any]:
    """AssumeRole, and go on as the role."""
    answer = assume.assume_role(context, _assuming(context, request))
    _state(context).acting = answer["Credentials"]["AccessKeyId"]
    return {"Arn": answer["AssumedRoleUser"]["Arn"]}


def switch_back(context: Context, request: Nothing) -> dict[str, Any]:
    """From the role back to the user who switched to it."""
    state = _state(context)
    if state.acting == state.signed_in:
        raise NotSwitched()
    state.acting = state.signed_in
    return {}


def check_switch(context: Context, request: SwitchRole) -> None:
    assume.check(context, _assuming(context, request))


def switch_keys(context: Context, request: SwitchRole) -> dict[str, Values]:
    return assume.keys(context, _assuming(context, request))


def role_to_switch_to(context: Context, request: SwitchRole) -> str:
    return request.role_arn


def _assuming(context: Context, request: SwitchRole) -> AssumeRole:
    """The console names the session after whoever switches."""
    name = context.caller.arn.rpartition("/")[2][:64]
    return AssumeRole(role_arn=request.role_arn, role_session_name=name)


def _state(context: Context) -> StsState:
    return context.part(StsState, everywhere=True)
