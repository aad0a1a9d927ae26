"""Access keys: what programs sign their calls with on behalf of a user."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_key_id, new_secret
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import InvalidInput, LimitExceeded, NoSuchAccessKey, UnknownAccessKey
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import access_keys as requests
from serverless_lab.engine.services.iam.requests.users import ListOfUserOrCaller, UserOrCaller
from serverless_lab.engine.services.iam.state import AccessKey, User


def create_access_key(context: Context, request: UserOrCaller) -> dict[str, Any]:
    """The only answer that holds the secret."""
    if names.means_root(context, request.user_name):
        raise NotSimulated(feature="An access key of the root user")
    user = names.user_or_caller(context, request.user_name)
    if len(user.access_keys) >= numbers.IAM_ACCESS_KEYS_PER_USER:
        raise LimitExceeded(quota="AccessKeysPerUser", limit=numbers.IAM_ACCESS_KEYS_PER_USER)
    key = AccessKey(new_key_id(context.chance(), "AKIA"), new_secret(context.chance()), context.at)
    user.access_keys[key.key_id] = key
    names.state(context).key_owners[key.key_id] = user.name
    return {"AccessKey": _describe(user, key) | {"SecretAccessKey": key.secret}}


def list_access_keys(context: Context, request: ListOfUserOrCaller) -> dict[str, Any]:
    if names.means_root(context, request.user_name):
        return {"AccessKeyMetadata": [], "IsTruncated": False}
    user = names.user_or_caller(context, request.user_name)
    shown, more = page(list(user.access_keys.values()), request.marker, request.max_items)
    return {"AccessKeyMetadata": [_describe(user, key) for key in shown]} | more


def update_access_key(context: Context, request: requests.UpdateAccessKey) -> dict[str, Any]:
    _, key = _find(context, request)
    if request.status == "Expired":
        raise InvalidInput(message="The status of an access key can be set to Active or Inactive.")
    key.active = request.status == "Active"
    return {}


def delete_access_key(context: Context, request: requests.AccessKeyNamed) -> dict[str, Any]:
    user, key = _find(context, request)
    del user.access_keys[key.key_id]
    del names.state(context).key_owners[key.key_id]
    return {}


def get_access_key_last_used(context: Context, request: requests.GetAccessKeyLastUsed) -> dict[str, Any]:
    state = names.state(context)
    owner = state.key_owners.get(request.access_key_id)
    if owner is None:
        facts = {"principal": context.caller.arn, "action": "iam:GetAccessKeyLastUsed"}
        raise UnknownAccessKey(key=request.access_key_id, **facts)
    used = state.users[owner].access_keys[request.access_key_id].last_used
    if used is None:
        return {"UserName": owner, "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}
    at, service, region = used
    shown = {"LastUsedDate": to_datetime(at), "ServiceName": service, "Region": region}
    return {"UserName": owner, "AccessKeyLastUsed": shown}


def owner_arn(context: Context, request: requests.GetAccessKeyLastUsed) -> str:
    """The ARN of the user whose key this is, `*` for a key that nobody here has."""
    owner = names.state(context).key_owners.get(request.access_key_id)
    return names.arn_of(context, names.user(context, owner)) if owner is not None else "*"


def _find(context: Context, request: requests.AccessKeyNamed) -> tuple[User, AccessKey]:
    if names.means_root(context, request.user_name):
        raise NoSuchAccessKey(key=request.access_key_id)
    user = names.user_or_caller(context, request.user_name)
    key = user.access_keys.get(request.access_key_id)
    if key is None:
        raise NoSuchAccessKey(key=request.access_key_id)
    return user, key


def _describe(user: User, key: AccessKey) -> dict[str, Any]:
    return {
        "UserName": user.name,
        "AccessKeyId": key.key_id,
        "Status": "Active" if key.active else "Inactive",
        "CreateDate": to_datetime(key.created),
    }
