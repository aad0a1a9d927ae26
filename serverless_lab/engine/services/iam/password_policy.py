"""The account's password policy: what a password must be like, how long it counts, and who may change it."""

from typing import Any

from serverless_lab.engine import sealing
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, Instant
from serverless_lab.engine.policy.language import document
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import NoSuchPasswordPolicy, PasswordPolicyViolation, PasswordReused
from serverless_lab.engine.services.iam.requests import passwords as requests
from serverless_lab.engine.services.iam.requests.account import Nothing
from serverless_lab.engine.services.iam.state import LoginProfile, PasswordPolicy, User

# Where nobody has set a policy: eight characters of three kinds. Source: IAM user guide, account password policy.
DEFAULT_LENGTH, DEFAULT_KINDS = 8, 3


def get_account_password_policy(context: Context, request: Nothing) -> dict[str, Any]:
    policy = _policy(context)
    shown: dict[str, Any] = {
        "MinimumPasswordLength": policy.minimum_length,
        "RequireSymbols": policy.symbols,
        "RequireNumbers": policy.numbers,
        "RequireUppercaseCharacters": policy.uppercase,
        "RequireLowercaseCharacters": policy.lowercase,
        "AllowUsersToChangePassword": policy.change_own,
        "ExpirePasswords": policy.max_age_days > 0,
        "HardExpiry": policy.hard_expiry,
    }
    if policy.max_age_days:
        shown["MaxPasswordAge"] = policy.max_age_days
    if policy.reuse_prevention:
        shown["PasswordReusePrevention"] = policy.reuse_prevention
    return {"PasswordPolicy": shown}


def update_account_password_policy(context: Context, request: requests.PasswordPolicy) -> dict[str, Any]:
    """Whatever the request leaves out goes back to its default."""
    names.state(context).password_policy = PasswordPolicy(
        minimum_length=request.minimum_password_length,
        symbols=request.require_symbols,
        numbers=request.require_numbers,
        uppercase=request.require_uppercase_characters,
        lowercase=request.require_lowercase_characters,
        change_own=request.allow_users_to_change_password,
        max_age_days=request.max_password_age,
        reuse_prevention=request.password_reuse_prevention,
        hard_expiry=request.hard_expiry,
    )
    return {}


def delete_account_password_policy(context: Context, request: Nothing) -> dict[str, Any]:
    _policy(context)
    names.state(context).password_policy = None
    return {}


def check(context: Context, sealed: str) -> None:
    """Is this password good enough? Raises PasswordPolicyViolation."""
    length, kinds, _lacks = sealing.traits(sealed)
    policy = names.state(context).password_policy
    if policy is None:
        good = length >= DEFAULT_LENGTH and len(kinds) >= DEFAULT_KINDS
    else:
        wanted = {"u": policy.uppercase, "l": policy.lowercase, "d": policy.numbers, "s": policy.symbols}
        good = length >= policy.minimum_length and all(kind in kinds for kind, asked in wanted.items() if asked)
    if not good:
        raise PasswordPolicyViolation()


def check_reuse(context: Context, login: LoginProfile, sealed: str) -> None:
    """The present password is the first of those that must not come again. Raises PasswordReused."""
    policy = names.state(context).password_policy
    remembered = [login.sealed, *login.previous][: policy.reuse_prevention if policy else 0]
    if any(sealing.same(sealed, each) for each in remembered):
        raise PasswordReused()


def expires(context: Context, login: LoginProfile) -> Instant | None:
    """When the password has to be another one; None for never."""
    policy = names.state(context).password_policy
    return login.changed + policy.max_age_days * DAY if policy and policy.max_age_days else None


def own_password_policy(context: Context, user: User) -> list[Policy]:
    """What AllowUsersToChangePassword gives every user, without any policy being attached."""
    policy = names.state(context).password_policy
    if policy is None or not policy.change_own:
        return []
    arn = names.arn_of(context, user)
    statements = [
        {"Effect": "Allow", "Action": "iam:ChangePassword", "Resource": arn},
        {"Effect": "Allow", "Action": "iam:GetAccountPasswordPolicy", "Resource": "*"},
    ]
    return [Policy("identity", "AllowUsersToChangePassword", document(*statements), holder=arn)]


def _policy(context: Context) -> PasswordPolicy:
    policy = names.state(context).password_policy
    if policy is None:
        raise NoSuchPasswordPolicy(account=context.account_id)
    return policy
