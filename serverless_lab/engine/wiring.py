"""The only module that knows the services by name: who declares, who reacts, who answers."""

from collections.abc import Callable
from typing import Any

import msgspec

from serverless_lab.engine import news
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import (
    AccessDenied,
    AccessDeniedException,
    CloudError,
    ValidationError,
    ValidationException,
)
from serverless_lab.engine.event_ports import EventSource, EventTarget, WebPlace
from serverless_lab.engine.operation import table
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.questions import (
    ActingCaller,
    EndpointPolicy,
    EntranceOf,
    FunctionNetwork,
    IdentityPolicies,
    KeySigner,
    LineageOfCaller,
    LongTermKey,
    ManagedDocument,
    MfaStep,
    PolicyFault,
    Polled,
    PrincipalKeys,
    Question,
    QueueContents,
    ResourcePolicy,
    ResourceTags,
    RoleLimits,
    RoleTrusts,
    SessionKeys,
    SessionPolicies,
    SessionProblem,
    SourceAt,
    SourcesHere,
    TargetAt,
    TargetsHere,
    UniqueId,
    WayOutOf,
    WebPlaceAt,
)
from serverless_lab.engine.services.cloudwatch import acting, evaluating
from serverless_lab.engine.services.cloudwatch import brokers as broker_metrics
from serverless_lab.engine.services.cloudwatch import functions as function_metrics
from serverless_lab.engine.services.cloudwatch import operations as cloudwatch
from serverless_lab.engine.services.cloudwatch import queues as queue_metrics
from serverless_lab.engine.services.cloudwatch import topics as topic_metrics
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState
from serverless_lab.engine.services.ec2 import (
    analyses,
    endpoint_policies,
    endpoints,
    flow_logs,
    function_interfaces,
    instances,
    nat,
    outward,
    peering_turns,
)
from serverless_lab.engine.services.ec2 import operations as ec2
from serverless_lab.engine.services.ec2 import resource_tags as ec2_tags
from serverless_lab.engine.services.ec2 import validating as ec2_validating
from serverless_lab.engine.services.ec2.errors.common import UnauthorizedOperation
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.iam import (
    account,
    bearers,
    founding,
    identities,
    mfa_codes,
    policies,
    resource_tags,
    trust,
)
from serverless_lab.engine.services.iam import operations as iam
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lab import operations as lab
from serverless_lab.engine.services.lambda_ import (
    alarms,
    asynchronous,
    environments,
    mappings,
    network,
    outgoing,
    polling,
    provisioned,
    recursion,
    runs,
    tagging,
    targets,
    url_posts,
)
from serverless_lab.engine.services.lambda_ import operations as lambda_
from serverless_lab.engine.services.lambda_ import policies as function_policies
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.logs import delivery
from serverless_lab.engine.services.logs import operations as logs
from serverless_lab.engine.services.logs.state import LogsState
from serverless_lab.engine.services.mq import errors as mq_errors
from serverless_lab.engine.services.mq import maintaining
from serverless_lab.engine.services.mq import measuring as broker_measuring
from serverless_lab.engine.services.mq import operations as mq
from serverless_lab.engine.services.mq import tagging as broker_tags
from serverless_lab.engine.services.mq.state import MqState
from serverless_lab.engine.services.sns import alarms as topic_alarms
from serverless_lab.engine.services.sns import ending, posting, target
from serverless_lab.engine.services.sns import operations as sns
from serverless_lab.engine.services.sns import policies as topic_policies
from serverless_lab.engine.services.sns import tagging as topic_tags
from serverless_lab.engine.services.sns import validating as sns_validating
from serverless_lab.engine.services.sns.errors import AuthorizationError
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs import flow, holding, measuring, moving, polled
from serverless_lab.engine.services.sqs import operations as sqs
from serverless_lab.engine.services.sqs import policies as queue_policies
from serverless_lab.engine.services.sqs import tagging as queue_tags
from serverless_lab.engine.services.sqs import validating as sqs_validating
from serverless_lab.engine.services.sqs.errors import QueueAccessDenied
from serverless_lab.engine.services.sqs.state import SqsState
from serverless_lab.engine.services.sts import callers, console, sessions
from serverless_lab.engine.services.sts import operations as sts
from serverless_lab.engine.services.sts.state import StsState
from serverless_lab.engine.validation import Failure, sentence

OPERATIONS = table(
    lab.OPERATIONS,
    cloudwatch.OPERATIONS,
    ec2.OPERATIONS,
    iam.OPERATIONS,
    lambda_.OPERATIONS,
    logs.OPERATIONS,
    mq.OPERATIONS,
    sns.OPERATIONS,
    sqs.OPERATIONS,
    sts.OPERATIONS,
)

STATES: dict[str, type[msgspec.Struct]] = {
    "cloudwatch": CloudWatchState,
    "ec2": Ec2State,
    "iam": IamState,
    "lambda": LambdaState,
    "logs": LogsState,
    "sns": SnsState,
    "mq": MqState,
    "sqs": SqsState,
    "sts": StsState,
}

FOUND: tuple[Callable[[Context], None], ...] = (account.note_founding, founding.found_default_role)

REACTIONS: dict[type[news.News], tuple[Callable[[Context, Any], None], ...]] = {
    news.InvocationEnded: (trust.mark_used, delivery.deliver_invocation_log),
    news.RunBegan: (function_metrics.count_begin,),
    news.RunMeasured: (function_metrics.count_run,),
    news.FunctionThrottled: (function_metrics.count_throttle,),
    news.RecordDelivered: (function_metrics.count_delivery,),
    news.AsyncEventQueued: (function_metrics.count_queued,),
    news.AsyncEventDropped: (function_metrics.count_dropped,),
    news.QueueUsed: (queue_metrics.count_use,),
    news.QueueMeasured: (queue_metrics.keep_measured,),
    news.BrokerMeasured: (broker_metrics.keep_measured,),
    news.MessagePublished: (topic_metrics.count_published,),
    news.NotificationsSent: (topic_metrics.count_sent,),
    news.PostAnswered: (posting.hear_answer,),
    news.AlarmCalls: (alarms.call_from_alarm, topic_alarms.publish_from_alarm),
    news.AlarmCalled: (acting.note_called,),
    news.CalledOut: (outward.log_flows,),
    news.NetworkWanted: (function_interfaces.give,),
    news.NetworkGiven: (network.note_given,),
    news.NetworkLeft: (function_interfaces.take_back,),
    news.RecordsReady: (polling.look,),
    news.FlowsLogged: (delivery.deliver_flow_log,),
    news.FlowLogDenied: (flow_logs.note_denied,),
    news.KeyUsed: (bearers.note_use,),
    news.PermissionUsed: (bearers.note_actions,),
    news.MfaCodeUsed: (mfa_codes.note_code,),
    news.SignedIn: (sessions.keep_sign_in, console.take_over),
    news.UserRenamed: (sessions.follow_name,),
}

# What is heard even of a call that was refused: AWS counts it.
COUNTED: dict[type[news.News], tuple[Callable[[Context, Any], None], ...]] = {
    news.FunctionThrottled: (function_metrics.count_throttle,),
}

# What looks again after operations that may allow what was denied before.
CHANGED: dict[tuple[str, str], tuple[Callable[[Context], None], ...]] = dict.fromkeys(
    (
        *(key for key, row in OPERATIONS.items() if row.service == "iam" and not row.read_only),
        ("lab", "SetOrganizationPolicies"),
        ("lambda", "UpdateFunctionConfiguration"),
        ("sqs", "AddPermission"),
        ("sqs", "RemovePermission"),
        ("sqs", "SetQueueAttributes"),
    ),
    (polling.look_where_denied,),
)

DUE: dict[str, Callable[[Context, dict[str, Any]], None]] = {
    "cloudwatch.EvaluateAlarm": evaluating.evaluate,
    "ec2.AnalysisDone": analyses.finish,
    "ec2.EndpointAvailable": endpoints.become_available,
    "ec2.FunctionInterfaceGone": function_interfaces.become_gone,
    "ec2.InstanceForgotten": instances.become_forgotten,
    "ec2.InstanceRunning": instances.become_running,
    "ec2.InstanceStopped": instances.become_stopped,
    "ec2.InstanceTerminated": instances.become_terminated,
    "ec2.NatGatewayForgotten": nat.become_forgotten,
    "ec2.NatGatewayGone": nat.become_gone,
    "ec2.NatGatewayReady": nat.become_ready,
    "ec2.PeeringExpires": peering_turns.expire,
    "ec2.PeeringForgotten": peering_turns.become_forgotten,
    "lambda.MappingSettled": mappings.settle,
    "lambda.NetworkReady": network.become_ready,
    "lambda.PollSource": polling.poll,
    "lambda.ProvisionedReady": provisioned.become_ready,
    "lambda.ReclaimEnvironment": environments.reclaim,
    "lambda.StartAsync": asynchronous.start_async,
    "sns.ConfirmationExpires": ending.expire,
    "sns.Post": posting.send,
    "mq.BrokerGone": maintaining.become_gone,
    "mq.BrokerRunning": maintaining.become_running,
    "mq.Maintenance": maintaining.maintain,
    "mq.Measure": broker_measuring.look,
    "sqs.Measure": measuring.look,
    "sqs.MoveMessages": moving.move,
    "sqs.Wake": flow.wake,
}

OVERDUE: dict[str, Callable[[Context, str], None]] = {"lambda.LoseInvocation": runs.lose_invocation}

# By the service in a resource's ARN: the policy the resource carries, and its tags.
RESOURCE_POLICIES: dict[str, Callable[[Context, str], Policy | None]] = {
    "iam": trust.trust_policy,
    "lambda": function_policies.policy_of,
    "sns": topic_policies.policy_of,
    "sqs": queue_policies.policy_of,
}
RESOURCE_TAGS: dict[str, Callable[[Context, str], dict[str, str]]] = {
    "ec2": ec2_tags.resource_tags,
    "iam": resource_tags.resource_tags,
    "lambda": tagging.tags_of,
    "sns": topic_tags.tags_of,
    "mq": broker_tags.tags_of,
    "sqs": queue_tags.tags_of,
}


def _resource_policy(context: Context, question: ResourcePolicy) -> Policy | None:
    arn = Arn.parse(question.resource)
    found = RESOURCE_POLICIES.get(arn.service) if arn else None
    return found(context, question.resource) if found else None


def _resource_tags(context: Context, question: ResourceTags) -> dict[str, str]:
    arn = Arn.parse(question.resource)
    found = RESOURCE_TAGS.get(arn.service) if arn else None
    return found(context, question.resource) if found else {}


# By the service in an ARN: what takes records there, and what can be polled for them.
TARGETS: dict[str, EventTarget] = {
    "lambda": targets.FunctionTarget(),
    "sns": target.TopicTarget(),
    "sqs": polled.QueueTarget(),
}
SOURCES: dict[str, EventSource] = {"sqs": polled.QueueSource()}
# Who answers at addresses of the lab.
WEB_PLACES: tuple[WebPlace, ...] = (url_posts.FunctionUrls(),)


def _target(context: Context, question: TargetAt) -> EventTarget | None:
    arn = Arn.parse(question.arn)
    return TARGETS.get(arn.service) if arn else None


def _source(context: Context, question: SourceAt) -> EventSource | None:
    arn = Arn.parse(question.arn)
    return SOURCES.get(arn.service) if arn else None


def _web_place(context: Context, question: WebPlaceAt) -> WebPlace | None:
    return next((place for place in WEB_PLACES if place.serves(context, question.url)), None)


def _all_targets(context: Context, _: TargetsHere) -> list[str]:
    return [arn for target in TARGETS.values() for arn in target.arns(context)]


def _all_sources(context: Context, _: SourcesHere) -> list[str]:
    return [arn for source in SOURCES.values() for arn in source.arns(context)]


_ANSWERS: dict[type[Question], Callable[[Context, Any], Any]] = {
    RoleTrusts: trust.role_trusts,
    ManagedDocument: policies.managed_document,
    IdentityPolicies: identities.identity_policies,
    PrincipalKeys: identities.principal_keys,
    MfaStep: mfa_codes.mfa_step,
    ResourcePolicy: _resource_policy,
    ResourceTags: _resource_tags,
    SessionPolicies: sessions.session_policies,
    SessionKeys: sessions.session_keys,
    SessionProblem: callers.session_problem,
    ActingCaller: console.acting_caller,
    KeySigner: callers.key_signer,
    LongTermKey: bearers.long_term_key,
    UniqueId: bearers.unique_id,
    RoleLimits: bearers.role_limits,
    PolicyFault: bearers.policy_fault,
    FunctionNetwork: function_interfaces.network_of,
    WayOutOf: outward.way_out,
    EntranceOf: outgoing.entrance,
    EndpointPolicy: endpoint_policies.policy_of,
    LineageOfCaller: recursion.lineage_of_caller,
    Polled: polling.is_polled,
    SourceAt: _source,
    SourcesHere: _all_sources,
    QueueContents: holding.contents_of,
    TargetAt: _target,
    TargetsHere: _all_targets,
    WebPlaceAt: _web_place,
}

# Services with one endpoint for the whole world, and the region it stands in: that is the region asked, whoever calls.
ONE_REGION: dict[str, str] = {"iam": "us-east-1"}

DENIALS: dict[str, type[CloudError]] = {
    "lab": AccessDenied,
    "cloudwatch": AccessDenied,
    "ec2": UnauthorizedOperation,
    "iam": AccessDenied,
    "sts": AccessDenied,
    "lambda": AccessDeniedException,
    "logs": AccessDeniedException,
    "sns": AuthorizationError,
    "mq": AccessDeniedException,
    "sqs": QueueAccessDenied,
}


def _in_words(refusal: type[CloudError]) -> Callable[[list[Failure]], CloudError]:
    return lambda found: refusal(message=sentence(found))


# What a service says to parameters that do not fit its model.
VALIDATION_ERRORS: dict[str, Callable[[list[Failure]], CloudError]] = {
    "lab": _in_words(ValidationException),
    "cloudwatch": _in_words(ValidationError),
    "ec2": ec2_validating.refusal,
    "iam": _in_words(ValidationError),
    "sts": _in_words(ValidationError),
    "lambda": _in_words(ValidationException),
    "logs": _in_words(ValidationException),
    "sns": sns_validating.refusal,
    "mq": _in_words(mq_errors.BadRequest),
    "sqs": sqs_validating.refusal,
}


def answer(context: Context, question: Question) -> Any:
    """What one service asks of another."""
    return _ANSWERS[type(question)](context, question)
