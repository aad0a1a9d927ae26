"""Groups: who is in each, and what its members may do."""

from itertools import islice
from typing import Any

from lessons.courseware.page import Page
from lessons.courseware.policies.things import arn_of
from lessons.iam.forms.groups import CreateGroup, DeleteGroup, UpdateGroup
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.users import AddUserToGroup, RemoveUserFromGroup
from lessons.iam.panels.held import held

TEMPLATE = "iam/panels/groups.html"
HAS_FORMS = True
SHOWN = 40  # members, each with a form of its own


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    groups = page.probe.iam.groups
    group = groups.get(page.where.get("group", ""))
    if group is None:
        rows = sorted(groups.values(), key=lambda each: each.name)
        return {
            "group": None,
            "groups": [(each, len(each.managed) + len(each.policies)) for each in rows],
            "create": CreateGroup.offer(page, form),
            "missing": page.where.get("group", ""),
        }
    own = {"GroupName": group.name}
    return {
        "group": group,
        "arn": arn_of(page.view.state.account_id, group),
        "held": held(page, form, "Group", group),
        "members": [
            (name, RemoveUserFromGroup.offer(page, form, UserName=name, **own)) for name in islice(group.users, SHOWN)
        ],
        "others": max(len(group.users) - SHOWN, 0),
        "leave": RemoveUserFromGroup.offer(page, form, **own),
        "join": AddUserToGroup.offer(page, form, **own),
        "rename": UpdateGroup.offer(page, form, **own),
        "delete": DeleteGroup.offer(page, form, **own),
        "in_the_way": bool(group.policies or group.managed or group.users),
    }
