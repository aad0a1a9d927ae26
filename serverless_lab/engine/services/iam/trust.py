"""Who may assume a role: the trust policy, for whoever asks."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import InvocationEnded
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.state import Role


def role_trusts(context: Context, question: RoleTrusts) -> bool:
    if _by_arn(context, question.role_arn) is None:
        return False
    service = Caller.service(context.account_id, question.service)
    return context.allowed(service, "sts:AssumeRole", question.role_arn).allowed


def trust_policy(context: Context, arn: str) -> Policy | None:
    """A role's own policy: who may assume it."""
    role = _by_arn(context, arn)
    return Policy("trust", role.name, read(role.trust), holder=arn) if role else None


def mark_used(context: Context, news: InvocationEnded) -> None:
    """A function that ran did so with its role's credentials."""
    role = _by_arn(context, news.role)
    if role is not None:
        role.last_used = (context.at, context.region)


def _by_arn(context: Context, text: str) -> Role | None:
    arn = Arn.parse(text)
    if arn is None or arn.account_id != context.account_id:
        return None
    role = names.state(context).roles.get(arn.resource.rpartition("/")[2])
    return role if role and names.arn_of(context, role) == text else None
