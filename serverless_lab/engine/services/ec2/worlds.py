"""The account's networks as the packet tracer looks at them."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.state.region import Ec2State


def world(context: Context) -> World:
    """From this Region on; other Regions, and what was seen of other accounts, when a peering leads there."""

    def lookup(account_id: str, region: str) -> Ec2State | None:
        if account_id != context.account_id:
            return names.state(context).neighbours.get(f"{account_id}/{region}")
        return names.state(context, region)

    return World(context.account_id, context.region, lookup)
