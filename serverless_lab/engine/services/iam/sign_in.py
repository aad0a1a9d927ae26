"""Signing in at the console with a password, and with a code where the user has a device."""

from typing import Any

from serverless_lab.engine import numbers, sealing
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_key_id, new_secret
from serverless_lab.engine.instant import HOUR, SECOND, Instant
from serverless_lab.engine.news import MfaCodeUsed, SignedIn
from serverless_lab.engine.services.iam import mfa_codes, names, password_policy
from serverless_lab.engine.services.iam.errors import (
    MfaCodeMissing,
    MfaCodeWrong,
    PasswordExpired,
    PasswordMustChange,
    SignInFailed,
)
from serverless_lab.engine.services.iam.login_profiles import replace_password
from serverless_lab.engine.services.iam.requests.passwords import SignIn
from serverless_lab.engine.services.iam.state import LoginProfile, User

_TOKEN_LENGTH = 320


def sign_in(context: Context, request: SignIn) -> dict[str, Any]:
    """Who has the right password learns that a code is asked for; whoever has not learns nothing."""
    user = names.state(context).users.get(request.user_name)
    if user is None or user.login is None or not sealing.same(user.login.sealed, request.password):
        raise SignInFailed()
    must_change = _has_expired(context, user.login) or user.login.must_reset
    used = _code_used(context, user, request.mfa_code)
    if must_change:
        _change(context, user.login, request.new_password)
    if used is not None:
        context.announce(used)
    user.login.last_used = context.at
    key, until = new_key_id(context.chance(), "ASIA"), context.at + _span(user.login)
    arn = names.arn_of(context, user)
    context.announce(
        SignedIn(
            at=context.at,
            region=context.region,
            key_id=key,
            secret=new_secret(context.chance()),
            token=_token(context),
            user_arn=arn,
            user_id=user.user_id,
            expires=until,
            mfa=used is not None,
        )
    )
    return {"KeyId": key, "UserArn": arn, "Expires": until}


def _has_expired(context: Context, login: LoginProfile) -> bool:
    """An old password still opens the door when it is changed there, unless the policy says otherwise."""
    limit = password_policy.expires(context, login)
    if limit is None or context.at < limit:
        return False
    policy = names.state(context).password_policy
    if policy is not None and policy.hard_expiry:
        raise PasswordExpired()
    return True


def _change(context: Context, login: LoginProfile, sealed: str | None) -> None:
    """Nobody comes in with a password that has to be another one; it is changed at the door."""
    if sealed is None:
        raise PasswordMustChange()
    password_policy.check(context, sealed)
    password_policy.check_reuse(context, login, sealed)
    replace_password(context, login, sealed)
    login.must_reset = False


def _code_used(context: Context, user: User, code: str | None) -> MfaCodeUsed | None:
    """Any of the user's devices will do; None where there is none."""
    if not user.mfa:
        return None
    if code is None:
        raise MfaCodeMissing()
    for serial in user.mfa:
        step = mfa_codes.step_of(context, names.state(context).devices[serial], code)
        if step is not None:
            return MfaCodeUsed(at=context.at, region=context.region, serial=serial, step=step)
    raise MfaCodeWrong()


def _span(login: LoginProfile) -> Instant:
    return login.max_session * SECOND if login.max_session else numbers.IAM_CONSOLE_SESSION_HOURS * HOUR


def _token(context: Context) -> str:
    """A session token: long, and nobody's to read."""
    chance = context.chance()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return "IQoJb3JpZ2luX2Vj" + "".join(chance.choices(letters, k=_TOKEN_LENGTH)) + "=="
