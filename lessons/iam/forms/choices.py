"""What a field that names something of the account offers, by the name of the field."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.page import Page
from serverless_lab.engine.services.iam.managed import AWS_POLICIES

OFFERED = 200
Choices = list[tuple[str, Any]]


def users(page: Page) -> Choices:
    return _named(page.probe.iam.users)


def groups(page: Page) -> Choices:
    return _named(page.probe.iam.groups)


def policies(page: Page) -> Choices:
    own = sorted(page.probe.iam.policies.items(), key=lambda item: item[1].name)[:OFFERED]
    given = sorted(AWS_POLICIES.items(), key=lambda item: item[1].name)
    offered: Choices = [("", _("Choose a policy"))]
    if own:
        offered.append((_("Your own"), [(arn, policy.name) for arn, policy in own]))
    return [*offered, (_("AWS managed"), [(arn, policy.name) for arn, policy in given])]


def _named(things: dict[str, Any]) -> Choices:
    return [("", _("Choose")), *((name, name) for name in sorted(things)[:OFFERED])]


def some_groups(page: Page) -> Choices:
    return groups(page)[1:]


CHOICES: dict[str, Callable[[Page], Choices]] = {
    "UserName": users,
    "GroupName": groups,
    "groups": some_groups,
    "PolicyArn": policies,
    "PermissionsBoundary": policies,
}
