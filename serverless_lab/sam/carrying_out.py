"""A plan carried out in an account, by whatever makes the calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from serverless_lab.engine.services.ec2.zones import zones
from serverless_lab.engine.state import AccountState
from serverless_lab.sam import intrinsics, parameters
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Made, Refused, Step, Target
from serverless_lab.sam.plan import Plan
from serverless_lab.sam.template import Resource


@dataclass(frozen=True)
class Done:
    """One resource as it was made, with the operations that this took."""

    resource: Resource
    made: Made
    operations: tuple[str, ...]


class Halted(Exception):
    """The account refused something of a resource; `cause` is what the target raised."""

    def __init__(self, resource: Resource, operation: str, cause: Refused) -> None:
        self.resource, self.operation, self.cause = resource, operation, cause
        super().__init__(f"{resource.id}: {operation}")


def carry_out(plan: Plan, target: Target, stack: str, given: Mapping[str, str]) -> list[Done]:
    """Make everything. Raises TemplateFault, Halted; whoever calls sees to it that nothing is left behind then."""
    known: dict[str, Any] = parameters.values(plan.parameters, given) | _pseudo(target.state, stack)
    made: dict[str, Made] = {}

    def look(reference: str) -> Any:
        if reference in known:
            return known[reference]
        name, attribute = plan.owner(reference)
        return made[name].attributes[attribute] if attribute else made[name].ref

    done = []
    for resource in plan.resources:
        step = Step(resource, target, plan.upload, stack)
        try:
            properties = intrinsics.resolve(resource.properties, look)
            made[resource.id] = plan.kind(resource).make(step, properties)
        except TemplateFault as fault:
            raise TemplateFault(fault.key, **({"where": resource.where, "line": resource.line} | fault.facts)) from None
        except Refused as cause:
            raise Halted(resource, step.operations[-1] if step.operations else "", cause) from cause
        done.append(Done(resource, made[resource.id], tuple(step.operations)))
    return done


def _pseudo(account: AccountState, stack: str) -> dict[str, Any]:
    own = f"{account.region}:{account.account_id}"
    return {
        "AWS::AccountId": account.account_id,
        "AWS::Region": account.region,
        "AWS::Partition": "aws",
        "AWS::URLSuffix": "amazonaws.com",
        "AWS::StackName": stack,
        "AWS::StackId": f"arn:aws:cloudformation:{own}:stack/{stack}",
        "AWS::NoValue": intrinsics.NO_VALUE,
        "Fn::GetAZs": [each.name for each in zones(account.region)],
    }
