"""What an account has, as ARNs."""

from collections.abc import Iterator

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.logs.state import LogsState
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs.state import SqsState

Holder = User | Group | Role


def arn_of(account_id: str, holder: Holder) -> str:
    return str(Arn("iam", "", account_id, f"{type(holder).__name__.lower()}{holder.path}{holder.name}"))


def arns(cloud: Cloud) -> Iterator[str]:
    """Everything of its region and of IAM that a policy may be about."""
    state = cloud.state
    account_id, region = state.account_id, state.region
    for name in (state.parts.get(f"lambda/{region}") or LambdaState()).functions:
        yield str(Arn("lambda", region, account_id, f"function:{name}"))
    for name in (state.parts.get(f"logs/{region}") or LogsState()).groups:
        yield str(Arn("logs", region, account_id, f"log-group:{name}:*"))
    for name in (state.parts.get(f"cloudwatch/{region}") or CloudWatchState()).alarms:
        yield str(Arn("cloudwatch", region, account_id, f"alarm:{name}"))
    for name in (state.parts.get(f"sqs/{region}") or SqsState()).queues:
        yield str(Arn("sqs", region, account_id, name))
    for name in (state.parts.get(f"sns/{region}") or SnsState()).topics:
        yield str(Arn("sns", region, account_id, name))
    iam: IamState = state.parts.get("iam/") or IamState()
    for holder in (*iam.users.values(), *iam.groups.values(), *iam.roles.values()):
        yield arn_of(account_id, holder)
    yield from (*iam.policies, *iam.devices)
