"""Service-linked roles: a service of AWS owns them; the account may only have them made and deleted."""

from typing import Any, Final, NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import InvalidInput, NoSuchEntity
from serverless_lab.engine.services.iam.founding import trust_in
from serverless_lab.engine.services.iam.policy_errors import NoSuchDeletionTask
from serverless_lab.engine.services.iam.requests import roles as requests
from serverless_lab.engine.services.iam.requests.holders import OfRole
from serverless_lab.engine.services.iam.roles import check_room, remove, summary
from serverless_lab.engine.services.iam.state import Role

_REMEMBERED = 100  # deletion tasks; each is done as soon as it is asked for


class _Linked(NamedTuple):
    """What the role of a service is called; `several`: one more for each suffix."""

    name: str
    description: str
    several: bool = False


SERVICES: Final = {
    "autoscaling.amazonaws.com": _Linked("AutoScaling", "Lets Auto Scaling start and end instances.", several=True),
    "cloudtrail.amazonaws.com": _Linked("CloudTrail", "Lets CloudTrail keep trails of an organization."),
    "ecs.amazonaws.com": _Linked("ECS", "Lets ECS manage a cluster."),
    "elasticfilesystem.amazonaws.com": _Linked("AmazonElasticFileSystem", "Lets EFS keep its network interfaces."),
    "elasticloadbalancing.amazonaws.com": _Linked("ElasticLoadBalancing", "Lets load balancers reach into a VPC."),
    "lambda.amazonaws.com": _Linked("Lambda", "Lets Lambda manage what runs functions in this account."),
    "ops.apigateway.amazonaws.com": _Linked("APIGateway", "Lets API Gateway look after links and certificates."),
    "organizations.amazonaws.com": _Linked("Organizations", "Lets Organizations make roles for other services."),
    "rds.amazonaws.com": _Linked("RDS", "Lets RDS manage databases and their network."),
    "replicator.lambda.amazonaws.com": _Linked("LambdaReplicator", "Lets Lambda@Edge copy functions to Regions."),
    "spot.amazonaws.com": _Linked("EC2Spot", "Lets EC2 start and end Spot Instances."),
    "support.amazonaws.com": _Linked("Support", "Lets AWS Support look at the account."),
    "vpc-lattice.amazonaws.com": _Linked("VpcLattice", "Lets VPC Lattice write metrics."),
}


def create_service_linked_role(context: Context, request: requests.CreateServiceLinkedRole) -> dict[str, Any]:
    linked = SERVICES.get(request.service)
    if linked is None:
        raise InvalidInput(message=f"Service linked roles are not supported for service: {request.service}")
    if request.custom_suffix and not linked.several:
        raise InvalidInput(message=f"Custom suffix is not allowed for {request.service}")
    name = _name(linked, request.custom_suffix)
    state = names.state(context)
    if names.is_taken(context, "role", name):
        taken = f"Service role name {name} has been taken in this account, please try a different suffix."
        raise InvalidInput(message=taken)
    check_room(context)
    role = Role(
        role_id=names.new_id(context, "AROA"),
        name=name,
        path=f"/aws-service-role/{request.service}/",
        created=context.at,
        trust=trust_in(request.service),
        description=request.description or linked.description,
        linked=request.service,
    )
    state.roles[name] = role
    names.take(context, "role", name)
    return {"Role": summary(context, role)}


def delete_service_linked_role(context: Context, request: OfRole) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    if not role.linked:
        raise NoSuchEntity(kind="service-linked role", name=role.name)
    task = f"task{role.path}{role.name}/{new_uuid(context.chance())}"
    remove(context, role)
    tasks = names.state(context).deletions
    tasks[task] = None
    while len(tasks) > _REMEMBERED:
        del tasks[next(iter(tasks))]
    return {"DeletionTaskId": task}


def get_deletion_status(context: Context, request: requests.DeletionTask) -> dict[str, Any]:
    if request.deletion_task_id not in names.state(context).deletions:
        raise NoSuchDeletionTask(task=request.deletion_task_id)
    return {"Status": "SUCCEEDED"}


def linked_role_arn(context: Context, request: requests.CreateServiceLinkedRole) -> str:
    linked = SERVICES.get(request.service)
    name = _name(linked, request.custom_suffix) if linked else "*"
    return context.arn("iam", f"role/aws-service-role/{request.service}/{name}", everywhere=True)


def task_role_arn(context: Context, request: requests.DeletionTask) -> str:
    """`task/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda/<uuid>` names the role."""
    path = request.deletion_task_id.removeprefix("task/").rpartition("/")[0]
    return context.arn("iam", f"role/{path or '*'}", everywhere=True)


def _name(linked: _Linked, suffix: str) -> str:
    return f"AWSServiceRoleFor{linked.name}" + (f"_{suffix}" if suffix else "")
