"""Roles: who may assume them, and what they may do."""

from typing import Any

from lessons.courseware.page import Page
from lessons.iam.forms.operation import OperationForm

TEMPLATE = "iam/panels/roles.html"
HAS_FORMS = True


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    roles = page.probe.iam.roles
    shown = roles.get(page.where.get("role", ""))
    return {"roles": sorted(roles.values(), key=lambda role: role.name), "role": shown}
