"""Rows of the operation table about instance profiles."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import keys, names, profiles
from serverless_lab.engine.services.iam.requests import profiles as requests
from serverless_lab.engine.services.iam.requests.holders import PagedOfRole
from serverless_lab.engine.services.iam.roles import role_arn

OPERATIONS = (
    Operation(
        "iam",
        "CreateInstanceProfile",
        requests.CreateInstanceProfile,
        profiles.create_instance_profile,
        profiles.profile_arn,
        "iam:CreateInstanceProfile",
        keys=keys.new_tags,
    ),
    Operation(
        "iam",
        "GetInstanceProfile",
        requests.ProfileNamed,
        profiles.get_instance_profile,
        profiles.profile_arn,
        "iam:GetInstanceProfile",
        read_only=True,
    ),
    Operation(
        "iam",
        "ListInstanceProfiles",
        requests.ListInstanceProfiles,
        profiles.list_instance_profiles,
        names.under("instance-profile"),
        "iam:ListInstanceProfiles",
        read_only=True,
    ),
    Operation(
        "iam",
        "ListInstanceProfilesForRole",
        PagedOfRole,
        profiles.list_instance_profiles_for_role,
        role_arn,
        "iam:ListInstanceProfilesForRole",
        read_only=True,
    ),
    Operation(
        "iam",
        "DeleteInstanceProfile",
        requests.ProfileNamed,
        profiles.delete_instance_profile,
        profiles.profile_arn,
        "iam:DeleteInstanceProfile",
    ),
    Operation(
        "iam",
        "AddRoleToInstanceProfile",
        requests.RoleInProfile,
        profiles.add_role,
        profiles.profile_arn,
        "iam:AddRoleToInstanceProfile",
        also=profiles.pass_role,
    ),
    Operation(
        "iam",
        "RemoveRoleFromInstanceProfile",
        requests.RoleInProfile,
        profiles.remove_role,
        profiles.profile_arn,
        "iam:RemoveRoleFromInstanceProfile",
    ),
    Operation(
        "iam",
        "TagInstanceProfile",
        requests.TagInstanceProfile,
        profiles.tag_instance_profile,
        profiles.profile_arn,
        "iam:TagInstanceProfile",
        keys=keys.new_tags,
    ),
    Operation(
        "iam",
        "UntagInstanceProfile",
        requests.UntagInstanceProfile,
        profiles.untag_instance_profile,
        profiles.profile_arn,
        "iam:UntagInstanceProfile",
        keys=keys.gone_tags,
    ),
    Operation(
        "iam",
        "ListInstanceProfileTags",
        requests.ListInstanceProfileTags,
        profiles.list_instance_profile_tags,
        profiles.profile_arn,
        "iam:ListInstanceProfileTags",
        read_only=True,
    ),
)
