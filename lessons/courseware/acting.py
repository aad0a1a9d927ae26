"""Who acts at the console of the account, and as whom one could go on."""

from dataclasses import dataclass
from typing import Literal

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.page import Page
from lessons.sandbox.acting import name_of
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.sts.state import Session, StsState

SUGGESTED = 50
NO_CODE = _("A code of the device has six digits.")


@dataclass(frozen=True)
class Acting:
    """`name` is the user's or `role/session`, empty for the owner. `until` counts on the account's clock; `ended`: the
    session does not count any more. `users` can sign in with a password, `roles` are ARNs to switch to."""

    kind: Literal["root", "user", "role"]
    name: str = ""
    arn: str = ""
    mfa: bool = False
    until: Instant | None = None
    ended: bool = False
    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def read(page: Page) -> Acting:
    """As the account stands at the moment that is looked at."""
    iam = page.probe.iam
    users = tuple(name for name, user in iam.users.items() if user.login is not None)[:SUGGESTED]
    caller = page.view.cloud.acting
    session = _session(page, caller.key)
    if session is None:
        return Acting("root", users=users)
    return Acting(
        "role" if caller.kind == "role" else "user",
        name_of(caller.arn),
        caller.arn,
        session.mfa_at is not None,
        session.expires,
        session.expires <= page.view.now,
        users,
        _roles(page, iam),
    )


def _session(page: Page, key: str) -> Session | None:
    part: StsState | None = page.view.state.parts.get("sts/")
    return part.sessions.get(key) if part and key else None


def _roles(page: Page, iam: IamState) -> tuple[str, ...]:
    account = page.view.state.account_id
    return tuple(f"arn:aws:iam::{account}:role{role.path}{role.name}" for role in iam.roles.values())[:SUGGESTED]


class SignInForm(forms.Form):
    """An IAM user of the account; nothing of it has to do with the learner's own password."""

    user_name = forms.CharField(label=_("User name"), max_length=64)
    password = forms.CharField(label=_("Password"), max_length=128, strip=False)
    mfa_code = forms.RegexField(r"^\d{6}$", label=_("MFA code"), required=False, error_messages={"invalid": NO_CODE})

    new_password = forms.CharField(label=_("New password"), max_length=128, strip=False, required=False)

    def params(self) -> dict[str, str]:
        names = {"user_name": "UserName", "password": "Password", "mfa_code": "MfaCode", "new_password": "NewPassword"}
        return {names[field]: value for field, value in self.cleaned_data.items() if value}


class SwitchForm(forms.Form):
    role = forms.CharField(label=_("ARN of the role"), max_length=2048)
