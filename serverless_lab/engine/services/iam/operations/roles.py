"""Rows of the operation table about roles."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.iam import roles
from serverless_lab.engine.services.iam.requests import roles as requests

OPERATIONS = (
    Operation("iam", "CreateRole", requests.CreateRole, roles.create_role, roles.role_arn, "iam:CreateRole"),
    Operation("iam", "GetRole", requests.RoleNamed, roles.get_role, roles.role_arn, "iam:GetRole", read_only=True),
    Operation(
        "iam",
        "ListRoles",
        requests.ListRoles,
        roles.list_roles,
        roles.all_roles,
        "iam:ListRoles",
        read_only=True,
        fidelity="simplified",
        note="All roles come in one page.",
    ),
    Operation(
        "iam",
        "PutRolePolicy",
        requests.PutRolePolicy,
        roles.put_role_policy,
        roles.role_arn,
        "iam:PutRolePolicy",
        fidelity="simplified",
        note="Statements with Condition are stored, and reported as not evaluated when a call is decided.",
    ),
    Operation(
        "iam",
        "DeleteRolePolicy",
        requests.RolePolicyNamed,
        roles.delete_role_policy,
        roles.role_arn,
        "iam:DeleteRolePolicy",
    ),
)
