"""EC2's rows of the operation table, a module for each resource."""

from serverless_lab.engine.services.ec2.operations import (
    acls,
    connections,
    gateways,
    groups,
    interfaces,
    lists,
    machines,
    routes,
    subnets,
    tags,
    vpcs,
    watching,
)

OPERATIONS = (
    *vpcs.OPERATIONS,
    *subnets.OPERATIONS,
    *gateways.OPERATIONS,
    *routes.OPERATIONS,
    *acls.OPERATIONS,
    *groups.OPERATIONS,
    *interfaces.OPERATIONS,
    *machines.OPERATIONS,
    *connections.OPERATIONS,
    *lists.OPERATIONS,
    *tags.OPERATIONS,
    *watching.OPERATIONS,
)
