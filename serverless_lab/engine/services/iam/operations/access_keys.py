"""Rows of the operation table about access keys."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import access_keys
from serverless_lab.engine.services.iam.operations.users import on_user
from serverless_lab.engine.services.iam.requests import access_keys as requests
from serverless_lab.engine.services.iam.requests.users import ListOfUserOrCaller, UserOrCaller

OPERATIONS = (
    on_user(
        "CreateAccessKey",
        UserOrCaller,
        access_keys.create_access_key,
        differs=("root-key-outside-iam",),
    ),
    on_user(
        "ListAccessKeys",
        ListOfUserOrCaller,
        access_keys.list_access_keys,
        read_only=True,
        differs=("root-key-outside-iam",),
    ),
    on_user(
        "UpdateAccessKey", requests.UpdateAccessKey, access_keys.update_access_key, differs=("root-key-outside-iam",)
    ),
    on_user(
        "DeleteAccessKey", requests.AccessKeyNamed, access_keys.delete_access_key, differs=("root-key-outside-iam",)
    ),
    Operation(
        "iam",
        "GetAccessKeyLastUsed",
        requests.GetAccessKeyLastUsed,
        access_keys.get_access_key_last_used,
        access_keys.owner_arn,
        "iam:GetAccessKeyLastUsed",
        read_only=True,
        differs=("key-use-noted-at-once",),
    ),
)
