"""Rows of the operation table about roles."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import keys, linked, names, roles
from serverless_lab.engine.services.iam.requests import roles as requests
from serverless_lab.engine.services.iam.requests.holders import OfRole, PagedOfRole

_PRINCIPALS = (
    "A principal is remembered by its ARN: who is deleted and made again counts as the same. Principals of other "
    "accounts and identity providers are believed without looking."
)
_LINKED = "The role holds no policy here. Only some services have one."
_AT_ONCE = "The role is deleted at once."

OPERATIONS = (
    Operation(
        "iam",
        "CreateRole",
        requests.CreateRole,
        roles.create_role,
        roles.role_arn,
        "iam:CreateRole",
        fidelity="simplified",
        note=_PRINCIPALS,
        keys=keys.new_principal,
    ),
    Operation(
        "iam",
        "GetRole",
        OfRole,
        roles.get_role,
        roles.role_arn,
        "iam:GetRole",
        read_only=True,
        keys=keys.held_boundary,
    ),
    Operation(
        "iam", "ListRoles", requests.ListRoles, roles.list_roles, names.under("role"), "iam:ListRoles", read_only=True
    ),
    Operation(
        "iam",
        "UpdateRole",
        requests.UpdateRole,
        roles.update_role,
        roles.role_arn,
        "iam:UpdateRole",
        keys=keys.held_boundary,
    ),
    Operation(
        "iam",
        "UpdateRoleDescription",
        requests.UpdateRoleDescription,
        roles.update_role_description,
        roles.role_arn,
        "iam:UpdateRoleDescription",
        keys=keys.held_boundary,
    ),
    Operation(
        "iam",
        "UpdateAssumeRolePolicy",
        requests.UpdateAssumeRolePolicy,
        roles.update_assume_role_policy,
        roles.role_arn,
        "iam:UpdateAssumeRolePolicy",
        fidelity="simplified",
        note=_PRINCIPALS,
        keys=keys.held_boundary,
    ),
    Operation(
        "iam",
        "DeleteRole",
        OfRole,
        roles.delete_role,
        roles.role_arn,
        "iam:DeleteRole",
        keys=keys.held_boundary,
    ),
    Operation("iam", "TagRole", requests.TagRole, roles.tag_role, roles.role_arn, "iam:TagRole", keys=keys.new_tags),
    Operation(
        "iam",
        "UntagRole",
        requests.UntagRole,
        roles.untag_role,
        roles.role_arn,
        "iam:UntagRole",
        keys=keys.gone_tags,
    ),
    Operation(
        "iam",
        "ListRoleTags",
        PagedOfRole,
        roles.list_role_tags,
        roles.role_arn,
        "iam:ListRoleTags",
        read_only=True,
    ),
    Operation(
        "iam",
        "CreateServiceLinkedRole",
        requests.CreateServiceLinkedRole,
        linked.create_service_linked_role,
        linked.linked_role_arn,
        "iam:CreateServiceLinkedRole",
        fidelity="simplified",
        note=_LINKED,
        keys=keys.linked_service,
    ),
    Operation(
        "iam",
        "DeleteServiceLinkedRole",
        OfRole,
        linked.delete_service_linked_role,
        roles.role_arn,
        "iam:DeleteServiceLinkedRole",
        fidelity="simplified",
        note=_AT_ONCE,
    ),
    Operation(
        "iam",
        "GetServiceLinkedRoleDeletionStatus",
        requests.DeletionTask,
        linked.get_deletion_status,
        linked.task_role_arn,
        "iam:GetServiceLinkedRoleDeletionStatus",
        read_only=True,
        fidelity="simplified",
        note=_AT_ONCE,
    ),
)
