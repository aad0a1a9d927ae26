"""The tags of what an ARN names, for the policies that ask about them."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names


def resource_tags(context: Context, resource: str) -> dict[str, str]:
    arn = Arn.parse(resource)
    thing_id = arn.resource.rpartition("/")[2] if arn else ""
    prefix = names.prefix_of(thing_id)
    if arn is None or not prefix or arn.account_id != context.account_id or arn.region != context.region:
        return {}
    found = getattr(names.state(context), names.KINDS[prefix].kept).get(thing_id)
    return dict(found.tags) if found is not None else {}
