"""Roles: who may assume them, and what they may do."""

from typing import Any

from lessons.courseware.page import Page
from lessons.courseware.policies.things import arn_of
from lessons.iam import least_privilege
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.roles import CreateRole, DeleteRole, UpdateAssumeRolePolicy, UpdateRole
from lessons.iam.forms.trust import document
from lessons.iam.panels.held import held, tagged

TEMPLATE = "iam/panels/roles.html"
HAS_FORMS = True
SHOWN = 200


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    roles = page.probe.iam.roles
    role = roles.get(page.where.get("role", ""))
    if role is None:
        rows = sorted(roles.values(), key=lambda each: each.name)
        starter = document("here", "", page.view.state.account_id, "", mfa=False)
        create = CreateRole.offer(page, form, {"AssumeRolePolicyDocument": starter})
        return {
            "role": None,
            "roles": rows[:SHOWN],
            "others": max(len(rows) - SHOWN, 0),
            "create": create,
            "missing": page.where.get("role", ""),
        }
    own = {"RoleName": role.name}
    session = {"Description": role.description, "MaxSessionDuration": role.max_session}
    return {
        "role": role,
        "arn": arn_of(page.view.state.account_id, role),
        "held": held(page, form, "Role", role),
        "meter": least_privilege.read(page.view.cloud, role),
        "trust": UpdateAssumeRolePolicy.offer(page, form, {"PolicyDocument": role.trust}, **own),
        "update": UpdateRole.offer(page, form, session, **own),
        "tagged": tagged(page, form, "Role", role.tags, **own),
        "delete": DeleteRole.offer(page, form, **own),
        "in_the_way": bool(role.policies or role.managed or role.profiles),
    }
