"""The form of the ARNs an action works on, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`."""

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.matching import glob


def template(action: str, resources: list[str]) -> str:
    """The form the named resources have, else the one the action requires; `*` for an action that knows none."""
    found = catalogue.action(action)
    if found is None:
        return "*"
    kinds = catalogue.resources(found)
    needed = {use.resource.lower() for use in found.uses if use.required}
    fitting = [kind for kind in kinds if any(glob(kind.pattern).fullmatch(name) for name in resources)]
    required = [kind for kind in kinds if kind.name.lower() in needed]
    return next((kind.arn for kind in (*fitting, *required, *kinds)), "*")
