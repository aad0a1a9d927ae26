"""Instance profiles: the envelope in which a role is handed to a virtual machine."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import names, tags
from serverless_lab.engine.services.iam.errors import LimitExceeded, NoSuchEntity
from serverless_lab.engine.services.iam.holders import check_unlinked
from serverless_lab.engine.services.iam.keys import Keys
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.policy_errors import NoSuchProfile, ProfileExists
from serverless_lab.engine.services.iam.requests import profiles as requests
from serverless_lab.engine.services.iam.requests.holders import PagedOfRole
from serverless_lab.engine.services.iam.roles import role_arn, summary
from serverless_lab.engine.services.iam.state import InstanceProfile


def create_instance_profile(context: Context, request: requests.CreateInstanceProfile) -> dict[str, Any]:
    state = names.state(context)
    if names.is_taken(context, "instance-profile", request.instance_profile_name):
        raise ProfileExists(name=request.instance_profile_name)
    tagged = tags.merged({}, request.tags)
    if len(state.profiles) >= numbers.IAM_PROFILES:
        raise LimitExceeded(quota="InstanceProfilesPerAccount", limit=numbers.IAM_PROFILES)
    profile = InstanceProfile(
        profile_id=names.new_id(context, "AIPA"),
        name=request.instance_profile_name,
        path=request.path,
        created=context.at,
        tags=tagged,
    )
    state.profiles[profile.name] = profile
    names.take(context, "instance-profile", profile.name)
    return {"InstanceProfile": describe(context, profile)}


def get_instance_profile(context: Context, request: requests.ProfileNamed) -> dict[str, Any]:
    return {"InstanceProfile": describe(context, _find(context, request))}


def list_instance_profiles(context: Context, request: requests.ListInstanceProfiles) -> dict[str, Any]:
    found = sorted(names.state(context).profiles.items())
    under = [profile for _, profile in found if profile.path.startswith(request.path_prefix)]
    shown, more = page(under, request.marker, request.max_items)
    return {"InstanceProfiles": [summarise(context, profile) for profile in shown], **more}


def list_instance_profiles_for_role(context: Context, request: PagedOfRole) -> dict[str, Any]:
    state = names.state(context)
    found = [state.profiles[name] for name in sorted(names.role(context, request.role_name).profiles)]
    shown, more = page(found, request.marker, request.max_items)
    return {"InstanceProfiles": [summarise(context, profile) for profile in shown], **more}


def delete_instance_profile(context: Context, request: requests.ProfileNamed) -> dict[str, Any]:
    profile = _find(context, request)
    names.check_bare((profile.role, "remove roles from instance profile"))
    del names.state(context).profiles[profile.name]
    names.give_back(context, "instance-profile", profile.name)
    return {}


def add_role(context: Context, request: requests.RoleInProfile) -> dict[str, Any]:
    profile = _find(context, request)
    role = names.role(context, request.role_name)
    check_unlinked(role)
    if profile.role:
        raise LimitExceeded(quota="InstanceSessionsPerInstanceProfile", limit=1)
    profile.role = role.name
    role.profiles[profile.name] = None
    return {}


def remove_role(context: Context, request: requests.RoleInProfile) -> dict[str, Any]:
    profile = _find(context, request)
    if profile.role != request.role_name:
        raise NoSuchEntity(kind="role", name=request.role_name)
    del names.role(context, profile.role).profiles[profile.name]
    profile.role = ""
    return {}


def tag_instance_profile(context: Context, request: requests.TagInstanceProfile) -> dict[str, Any]:
    profile = _find(context, request)
    profile.tags = tags.merged(profile.tags, request.tags)
    return {}


def untag_instance_profile(context: Context, request: requests.UntagInstanceProfile) -> dict[str, Any]:
    profile = _find(context, request)
    profile.tags = tags.without(profile.tags, request.tag_keys)
    return {}


def list_instance_profile_tags(context: Context, request: requests.ListInstanceProfileTags) -> dict[str, Any]:
    profile = _find(context, request)
    shown, more = page(tags.described(profile.tags), request.marker, request.max_items)
    return {"Tags": shown, **more}


def pass_role(context: Context, request: requests.RoleInProfile) -> list[tuple[str, str, Keys]]:
    """Who puts a role into the envelope hands it to EC2."""
    return [("iam:PassRole", role_arn(context, request), {"iam:PassedToService": "ec2.amazonaws.com"})]


def profile_arn(context: Context, request: Any) -> str:
    """What is authorised: the profile a request names, there or not."""
    profile = names.state(context).profiles.get(request.instance_profile_name)
    path = profile.path if profile else getattr(request, "path", "/")
    return names.arn_at(context, "instance-profile", path, request.instance_profile_name)


def summarise(context: Context, profile: InstanceProfile) -> dict[str, Any]:
    """As lists show a profile: without tags."""
    roles = [summary(context, names.role(context, profile.role))] if profile.role else []
    return {
        "Path": profile.path,
        "InstanceProfileName": profile.name,
        "InstanceProfileId": profile.profile_id,
        "Arn": names.arn_of(context, profile),
        "CreateDate": to_datetime(profile.created),
        "Roles": roles,
    }


def describe(context: Context, profile: InstanceProfile) -> dict[str, Any]:
    return summarise(context, profile) | ({"Tags": tags.described(profile.tags)} if profile.tags else {})


def _find(context: Context, request: requests.ProfileNamed) -> InstanceProfile:
    profile = names.state(context).profiles.get(request.instance_profile_name)
    if profile is None:
        raise NoSuchProfile(name=request.instance_profile_name)
    return profile
