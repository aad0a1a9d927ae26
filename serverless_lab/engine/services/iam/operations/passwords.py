"""Rows of the operation table about login profiles and the password policy."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.iam import login_profiles, password_policy
from serverless_lab.engine.services.iam.operations.users import on_user
from serverless_lab.engine.services.iam.requests import passwords as requests
from serverless_lab.engine.services.iam.requests.account import Nothing
from serverless_lab.engine.services.iam.requests.users import UserOrCaller

OPERATIONS = (
    on_user(
        "CreateLoginProfile",
        requests.CreateLoginProfile,
        login_profiles.create_login_profile,
        differs=("password-like-account-name",),
    ),
    on_user("GetLoginProfile", UserOrCaller, login_profiles.get_login_profile, read_only=True),
    on_user(
        "UpdateLoginProfile",
        requests.UpdateLoginProfile,
        login_profiles.update_login_profile,
        differs=("password-like-account-name",),
    ),
    on_user("DeleteLoginProfile", UserOrCaller, login_profiles.delete_login_profile),
    on_user(
        "ChangePassword",
        requests.ChangePassword,
        login_profiles.change_password,
        differs=("password-like-account-name",),
    ),
    Operation(
        "iam",
        "GetAccountPasswordPolicy",
        Nothing,
        password_policy.get_account_password_policy,
        no_resource,
        "iam:GetAccountPasswordPolicy",
        read_only=True,
    ),
    Operation(
        "iam",
        "UpdateAccountPasswordPolicy",
        requests.PasswordPolicy,
        password_policy.update_account_password_policy,
        no_resource,
        "iam:UpdateAccountPasswordPolicy",
    ),
    Operation(
        "iam",
        "DeleteAccountPasswordPolicy",
        Nothing,
        password_policy.delete_account_password_policy,
        no_resource,
        "iam:DeleteAccountPasswordPolicy",
    ),
)
