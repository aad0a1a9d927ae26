"""What a simulation is given, refused where it makes no sense."""

import re

from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.services.iam import grammar
from serverless_lab.engine.services.iam.documents import check_identity
from serverless_lab.engine.services.iam.errors import InvalidInput, NoSuchEntity
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator import sources
from serverless_lab.engine.services.iam.simulator.sources import Source

_ACTION = re.compile(r"[A-Za-z0-9-]+:[A-Za-z0-9]+")
_SCENARIOS = tuple(f"EC2-VPC-{name}" for name in ("InstanceStore", "InstanceStore-Subnet", "EBS", "EBS-Subnet"))


def principal_sources(context: Context, arn: str) -> list[Source]:
    """The policies of the user, group or role of this ARN; raises NoSuchEntity, InvalidInput."""
    read = Arn.parse(arn)
    kind, _, rest = read.resource.partition("/") if read and read.service == "iam" else ("", "", "")
    if kind not in ("user", "group", "role"):
        raise InvalidInput(message=f"Invalid Entity Arn: {arn} does not clearly define entity type and name.")
    holder = sources.principal(context, arn)
    if holder is None:
        raise NoSuchEntity(kind=kind, name=rest.rpartition("/")[2])
    return sources.of_principal(context, holder)


def checked_texts(texts: list[str]) -> list[str]:
    """The texts, if each is a policy; raises InvalidInput."""
    for text in texts:
        try:
            check_identity(text)
        except MalformedPolicyDocument as error:
            raise InvalidInput(message=f"Invalid policy: {error.message}") from None
    return texts


def calling(context: Context, arn: str | None) -> Caller:
    if arn is None:
        return Caller("user", context.account_id, "", "")
    read = Arn.parse(arn)
    kind = read.resource.partition("/")[0] if read and read.service == "iam" else ""
    if read is None or kind not in ("user", "group", "role"):
        raise InvalidInput(message=f"CallerArn must be the ARN of a user, group or role: {arn}")
    return Caller("role" if kind == "role" else "user", read.account_id, arn, arn)


def owner_of(request: requests.Simulation) -> str:
    owner = request.resource_owner or ""
    arn = Arn.parse(owner)
    account_id = arn.account_id if arn else owner
    if owner and not is_account(account_id):
        raise InvalidInput(message=f"ResourceOwner must be an account: {owner}")
    return account_id


def check(request: requests.Simulation, caller: Caller) -> None:
    wrong = next((name for name in request.action_names if not _ACTION.fullmatch(name)), None)
    if wrong is not None:
        raise InvalidInput(message=f"Invalid action name: {wrong}")
    if len(request.permissions_boundary_policy_input_list) > 1:
        raise InvalidInput(message="Only one permissions boundary can be simulated.")
    if request.resource_handling_option not in (None, *_SCENARIOS):
        raise InvalidInput(message=f"Invalid ResourceHandlingOption: {request.resource_handling_option}")
    if request.resource_policy is not None and caller.kind == "role":
        raise InvalidInput(message="A ResourcePolicy cannot be simulated for a role.")
    if request.resource_policy is not None:
        _check_resource_policy(request.resource_policy)


def _check_resource_policy(text: str) -> None:
    try:
        statements = grammar.statements(text)
    except MalformedPolicyDocument as error:
        raise InvalidInput(message=f"Invalid ResourcePolicy: {error.message}") from None
    if not all("Principal" in statement or "NotPrincipal" in statement for statement in statements):
        raise InvalidInput(message="Invalid ResourcePolicy: Missing required field Principal")
