"""The tags of anything of IAM, by its ARN."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.state import Group, Tags


def resource_tags(context: Context, arn: str) -> Tags:
    """Empty for what has none, is not there, or belongs to another account."""
    found = names.by_arn(context, arn) or names.state(context).devices.get(arn)
    return {} if found is None or isinstance(found, Group) else found.tags
