"""EC2's rows of the operation table, a module for each resource."""

from serverless_lab.engine.services.ec2.operations import acls, gateways, groups, interfaces, routes, subnets, vpcs

OPERATIONS = (
    *vpcs.OPERATIONS,
    *subnets.OPERATIONS,
    *gateways.OPERATIONS,
    *routes.OPERATIONS,
    *acls.OPERATIONS,
    *groups.OPERATIONS,
    *interfaces.OPERATIONS,
)
