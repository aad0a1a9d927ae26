"""The account as a whole: its alias, and how much of everything there is."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import is_account
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import AliasExists, InvalidInput, NoSuchAlias
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import account as requests
from serverless_lab.engine.services.iam.requests.holders import Paged


def note_founding(context: Context) -> None:
    """The root user is as old as the account."""
    names.state(context).founded = context.at


def get_account_summary(context: Context, request: requests.Nothing) -> dict[str, Any]:
    """Counts that are kept or are the length of something, never found by looking at every user."""
    state = names.state(context)
    counted = {
        "Users": len(state.users),
        "Groups": len(state.groups),
        "Roles": len(state.roles),
        "Policies": len(state.policies),
        "PolicyVersionsInUse": state.policy_versions,
        "InstanceProfiles": len(state.profiles),
        "MFADevices": len(state.devices),
        "MFADevicesInUse": state.devices_in_use,
    }
    return {"SummaryMap": _QUOTAS | _NEVER | counted}


def create_account_alias(context: Context, request: requests.AliasNamed) -> dict[str, Any]:
    """A second alias takes the place of the first."""
    state = names.state(context)
    if is_account(request.account_alias):
        raise InvalidInput(message="The account alias must not be a 12 digit number.")
    if state.alias == request.account_alias:
        raise AliasExists(alias=request.account_alias)
    state.alias = request.account_alias
    return {}


def list_account_aliases(context: Context, request: Paged) -> dict[str, Any]:
    alias = names.state(context).alias
    shown, more = page([alias] if alias else [], request.marker, request.max_items)
    return {"AccountAliases": shown} | more


def delete_account_alias(context: Context, request: requests.AliasNamed) -> dict[str, Any]:
    state = names.state(context)
    if state.alias != request.account_alias:
        raise NoSuchAlias(alias=request.account_alias)
    state.alias = ""
    return {}


# Quotas of what other files of this service keep to, and of what is not simulated, stand here for the summary alone.
_QUOTAS = {
    "UsersQuota": numbers.IAM_USERS,
    "GroupsQuota": numbers.IAM_GROUPS,
    "GroupsPerUserQuota": numbers.IAM_GROUPS_PER_USER,
    "AccessKeysPerUserQuota": numbers.IAM_ACCESS_KEYS_PER_USER,
    "RolesQuota": numbers.IAM_ROLES,
    "PoliciesQuota": numbers.IAM_POLICIES,
    "InstanceProfilesQuota": numbers.IAM_PROFILES,
    "VersionsPerPolicyQuota": numbers.IAM_VERSIONS_PER_POLICY,
    "PolicyVersionsInUseQuota": 10_000,
    "AttachedPoliciesPerUserQuota": numbers.IAM_POLICIES_PER_HOLDER,
    "AttachedPoliciesPerGroupQuota": numbers.IAM_POLICIES_PER_HOLDER,
    "AttachedPoliciesPerRoleQuota": numbers.IAM_POLICIES_PER_HOLDER,
    "PolicySizeQuota": numbers.IAM_MANAGED_CHARACTERS,
    "UserPolicySizeQuota": numbers.IAM_INLINE_CHARACTERS["user"],
    "GroupPolicySizeQuota": numbers.IAM_INLINE_CHARACTERS["group"],
    "RolePolicySizeQuota": numbers.IAM_INLINE_CHARACTERS["role"],
    "AssumeRolePolicySizeQuota": numbers.IAM_TRUST_CHARACTERS,
    "ServerCertificatesQuota": 20,
    "SigningCertificatesPerUserQuota": 2,
    "GlobalEndpointTokenVersion": 1,
}
# What a learner's account never has: the root user signs in to the lab, not with a password, key or device.
_NEVER = {
    "AccountMFAEnabled": 0,
    "AccountAccessKeysPresent": 0,
    "AccountPasswordPresent": 0,
    "AccountSigningCertificatesPresent": 0,
    "ServerCertificates": 0,
    "Providers": 0,
}
