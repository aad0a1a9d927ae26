"""Names of what the account holds, by the member of a request that takes them."""

from collections.abc import Callable, Iterable
from itertools import islice

from lessons.sandbox.looking import View
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.logs.state import LogsState
from serverless_lab.engine.services.mq.state import MqState
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs.state import SqsState

MOST = 200


class Resources:
    """Asked as `names(service, operation, member)`; what is being made is no name of something that is there."""

    def __init__(self, view: View) -> None:
        self.state = view.state

    def __call__(self, service: str, operation: str, member: str) -> list[str]:
        if operation == f"Create{member.removesuffix('Name')}" or member not in _MEMBERS:
            return []
        return list(islice(_MEMBERS[member](self), MOST))

    @property
    def iam(self) -> IamState:
        return self.state.parts.get("iam/") or IamState()

    @property
    def functions(self) -> Iterable[str]:
        part = self.state.parts.get(f"lambda/{self.state.region}") or LambdaState()
        return part.functions

    @property
    def log_groups(self) -> Iterable[str]:
        part = self.state.parts.get(f"logs/{self.state.region}") or LogsState()
        return part.groups

    @property
    def queues(self) -> Iterable[str]:
        part = self.state.parts.get(f"sqs/{self.state.region}") or SqsState()
        return part.queues

    @property
    def queue_urls(self) -> Iterable[str]:
        head = f"https://sqs.{self.state.region}.amazonaws.com/{self.state.account_id}"
        return (f"{head}/{name}" for name in self.queues)

    @property
    def topic_arns(self) -> Iterable[str]:
        return (self._of_sns(name) for name in self._sns.topics)

    @property
    def subscription_arns(self) -> Iterable[str]:
        return (self._of_sns(f"{each.topic}:{each.id}") for each in self._sns.subscriptions.values())

    @property
    def _sns(self) -> SnsState:
        part: SnsState = self.state.parts.get(f"sns/{self.state.region}") or SnsState()
        return part

    def _of_sns(self, resource: str) -> str:
        return str(Arn("sns", self.state.region, self.state.account_id, resource))

    @property
    def brokers(self) -> MqState:
        return self.state.parts.get(f"mq/{self.state.region}") or MqState()

    @property
    def alarms(self) -> Iterable[str]:
        part = self.state.parts.get(f"cloudwatch/{self.state.region}") or CloudWatchState()
        return part.alarms

    @property
    def roles(self) -> Iterable[str]:
        head = f"arn:aws:iam::{self.state.account_id}:role"
        return (f"{head}{role.path}{role.name}" for role in self.iam.roles.values())


_MEMBERS: dict[str, Callable[[Resources], Iterable[str]]] = {
    "UserName": lambda here: (user.name for user in here.iam.users.values()),
    "GroupName": lambda here: (group.name for group in here.iam.groups.values()),
    "RoleName": lambda here: (role.name for role in here.iam.roles.values()),
    "PolicyArn": lambda here: (*here.iam.policies, *AWS_POLICIES),
    "PermissionsBoundary": lambda here: (*here.iam.policies, *AWS_POLICIES),
    "PolicySourceArn": lambda here: here.roles,
    "RoleArn": lambda here: here.roles,
    "Role": lambda here: here.roles,
    "SerialNumber": lambda here: here.iam.devices,
    "AccessKeyId": lambda here: here.iam.key_owners,
    "FunctionName": lambda here: here.functions,
    "logGroupName": lambda here: here.log_groups,
    "AlarmName": lambda here: here.alarms,
    "QueueName": lambda here: here.queues,
    "QueueUrl": lambda here: here.queue_urls,
    "TopicArn": lambda here: here.topic_arns,
    "SubscriptionArn": lambda here: here.subscription_arns,
    "BrokerId": lambda here: here.brokers.brokers,
    "ConfigurationId": lambda here: here.brokers.configurations,
    "AlarmNames": lambda here: here.alarms,
}
