"""Tags, and who may use the function by its own policy."""

import json
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.functions.operations.access import AddPermission, RemovePermission, TagResource, UntagResource
from lessons.functions.operations.form import function_of

TEMPLATE = "functions/panels/access.html"
HAS_FORMS = True
SHOWN = 60  # statements, each with a form of its own


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    statements = [(qualifier, each) for qualifier, policy in function.policies.items() for each in policy]
    return {
        "set_tag": TagResource.offer(page, form),
        "tags": [(key, value, UntagResource.press(page, form, Key=key)) for key, value in function.tags.items()],
        "allow": AddPermission.offer(page, form),
        "statements": [
            (
                qualifier,
                statement,
                who(statement["Principal"]),
                json.dumps(statement.get("Condition"), indent=2) if "Condition" in statement else "",
                RemovePermission.press(page, form, StatementId=statement["Sid"], Qualifier=qualifier),
            )
            for qualifier, statement in islice(statements, SHOWN)
        ],
        "others": max(len(statements) - SHOWN, 0),
    }


def who(principal: Any) -> str:
    """Whom a statement's principal names."""
    return str(next(iter(principal.values()))) if isinstance(principal, dict) else str(principal)
