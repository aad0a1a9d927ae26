"""Login profiles: the password a user comes into the console with. Only sealed passwords get here."""

from typing import Any

from serverless_lab.engine import numbers, sealing
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import names, password_policy
from serverless_lab.engine.services.iam.errors import (
    InvalidInput,
    InvalidUserType,
    LoginProfileExists,
    NoSuchLoginProfile,
    OldPasswordWrong,
)
from serverless_lab.engine.services.iam.requests import passwords as requests
from serverless_lab.engine.services.iam.requests.users import UserOrCaller
from serverless_lab.engine.services.iam.state import LoginProfile, User
from serverless_lab.engine.services.iam.users import check_settled


def create_login_profile(context: Context, request: requests.CreateLoginProfile) -> dict[str, Any]:
    user = _user(context, request.user_name)
    if request.password is None:
        raise InvalidInput(message="A password is required unless the request is made with an AssumeRoot session.")
    if user.login is not None:
        raise LoginProfileExists(name=user.name)
    password_policy.check(context, request.password)
    user.login = LoginProfile(
        request.password,
        context.at,
        context.at,
        must_reset=request.password_reset_required,
        max_session=request.max_signin_session_duration,
    )
    return {"LoginProfile": _describe(user, user.login)}


def get_login_profile(context: Context, request: UserOrCaller) -> dict[str, Any]:
    user = _user(context, request.user_name)
    return {"LoginProfile": _describe(user, login_of(user))}


def update_login_profile(context: Context, request: requests.UpdateLoginProfile) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    login = login_of(user)
    check_settled(context, user)
    if request.reset_max_signin_session_duration and request.max_signin_session_duration is not None:
        raise InvalidInput(message="MaxSigninSessionDuration cannot be set and reset in the same request.")
    if request.password is not None:
        password_policy.check(context, request.password)
        replace_password(context, login, request.password)
    if request.password_reset_required is not None:
        login.must_reset = request.password_reset_required
    if request.reset_max_signin_session_duration:
        login.max_session = 0
    elif request.max_signin_session_duration is not None:
        login.max_session = request.max_signin_session_duration
    return {}


def delete_login_profile(context: Context, request: UserOrCaller) -> dict[str, Any]:
    user = _user(context, request.user_name)
    login_of(user)
    check_settled(context, user)
    user.login = None
    return {}


def change_password(context: Context, request: requests.ChangePassword) -> dict[str, Any]:
    user = names.calling_user(context)
    if user is None:
        raise InvalidUserType()
    login = login_of(user)
    check_settled(context, user)
    if not sealing.same(request.old_password, login.sealed):
        raise OldPasswordWrong()
    password_policy.check(context, request.new_password)
    password_policy.check_reuse(context, login, request.new_password)
    replace_password(context, login, request.new_password)
    login.must_reset = False
    return {}


def login_of(user: User) -> LoginProfile:
    """Raises NoSuchLoginProfile."""
    if user.login is None:
        raise NoSuchLoginProfile(name=user.name)
    return user.login


def _user(context: Context, name: str | None) -> User:
    if names.means_root(context, name):
        raise NotSimulated(feature="A login profile of the root user")
    return names.user_or_caller(context, name)


def replace_password(context: Context, login: LoginProfile, sealed: str) -> None:
    """Whether it is good enough has been asked before."""
    login.previous = [login.sealed, *login.previous][: numbers.IAM_PASSWORDS_REMEMBERED]
    login.sealed, login.changed = sealed, context.at


def _describe(user: User, login: LoginProfile) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "UserName": user.name,
        "CreateDate": to_datetime(login.created),
        "PasswordResetRequired": login.must_reset,
    }
    return shown | ({"MaxSigninSessionDuration": login.max_session} if login.max_session else {})
