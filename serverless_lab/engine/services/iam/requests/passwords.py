"""Requests about passwords. Every password here is sealed already."""

from serverless_lab.engine.request import Request


class CreateLoginProfile(Request, frozen=True):
    user_name: str | None = None
    password: str | None = None
    password_reset_required: bool = False
    max_signin_session_duration: int = 0


class UpdateLoginProfile(Request, frozen=True):
    user_name: str
    password: str | None = None
    password_reset_required: bool | None = None
    max_signin_session_duration: int | None = None
    reset_max_signin_session_duration: bool = False


class ChangePassword(Request, frozen=True):
    old_password: str
    new_password: str


class SignIn(Request, frozen=True):
    user_name: str
    password: str
    mfa_code: str | None = None
    new_password: str | None = None


class PasswordPolicy(Request, frozen=True):
    minimum_password_length: int = 6
    require_symbols: bool = False
    require_numbers: bool = False
    require_uppercase_characters: bool = False
    require_lowercase_characters: bool = False
    allow_users_to_change_password: bool = False
    max_password_age: int = 0
    password_reuse_prevention: int = 0
    hard_expiry: bool = False
