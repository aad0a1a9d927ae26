"""The form of the ARNs an action works on, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`."""

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.matching import glob


def template(action: str, resources: list[str]) -> str:
    """The form the named resources have, else the one the action requires; `*` for an action that knows none."""
    found = catalogue.action(action)
    if found is None or not found.uses:
        return "*"
    types = catalogue.resource_types(action.partition(":")[0])
    used = [(types[use.resource.lower()], use.required) for use in found.uses]
    fitting = [kind for kind, _ in used if any(glob(kind.pattern).fullmatch(name) for name in resources)]
    required = [kind for kind, needed in used if needed]
    return [*fitting, *required, *(kind for kind, _ in used)][0].arn
