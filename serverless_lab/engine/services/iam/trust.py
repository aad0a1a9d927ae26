"""Who may assume a role: the trust policy, for whoever asks."""

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import InvocationEnded
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.state import Role


def role_trusts(context: Context, question: RoleTrusts) -> bool:
    if _role(context, question.role_arn) is None:
        return False
    service = Caller.service(context.account_id, question.service)
    return context.allowed(service, "sts:AssumeRole", question.role_arn).allowed


def trust_policy(context: Context, arn: str) -> Policy | None:
    """A role's own policy: who may assume it."""
    role = _role(context, arn)
    return Policy("trust", role.name, read(role.trust), holder=arn) if role else None


def mark_used(context: Context, news: InvocationEnded) -> None:
    """A function that ran did so with its role's credentials."""
    role = _role(context, news.role)
    if role is not None:
        role.last_used = (context.at, context.region)


def _role(context: Context, arn: str) -> Role | None:
    found = names.by_arn(context, arn)
    return found if isinstance(found, Role) else None
