"""The tags of anything of IAM, by its ARN."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.state import InstanceProfile, Role, Tags, User


def resource_tags(context: Context, text: str) -> Tags:
    """Empty for what has none, is not there, or belongs to another account."""
    arn = Arn.parse(text)
    if arn is None or arn.account_id != context.account_id:
        return {}
    state = names.state(context)
    if text in state.policies:
        return state.policies[text].tags
    if text in state.devices:
        return state.devices[text].tags
    kind, name = arn.resource.partition("/")[0], arn.resource.rpartition("/")[2]
    found: User | Role | InstanceProfile | None = None
    match kind:
        case "user":
            found = state.users.get(name)
        case "role":
            found = state.roles.get(name)
        case "instance-profile":
            found = state.profiles.get(name)
    return found.tags if found is not None and names.arn_of(context, found) == text else {}
