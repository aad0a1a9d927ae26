"""What hangs on an identity: its policies and the condition keys that tell about it."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Kind, Policy
from serverless_lab.engine.questions import IdentityPolicies, PrincipalKeys
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.organization import organization_policies
from serverless_lab.engine.services.iam.password_policy import own_password_policy
from serverless_lab.engine.services.iam.policies import document_of
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User


def identity_policies(context: Context, question: IdentityPolicies) -> list[Policy]:
    """Inline before managed, the user's own before its groups', then the boundary, then the organisation's."""
    if question.caller.account_id != context.account_id:
        return []
    state = names.state(context)
    holder = names.principal(context, question.caller.identity)
    found = []
    if holder is not None:
        found += _of(state, holder, question.caller.identity)
        for name in holder.groups if isinstance(holder, User) else ():
            group = state.groups[name]
            found += _of(state, group, names.arn_of(context, group))
        if isinstance(holder, User):
            found += own_password_policy(context, holder)
        if holder.boundary:
            found.append(_managed(state, "boundary", holder.boundary, question.caller.identity))
    return found + organization_policies(context)


def principal_keys(context: Context, question: PrincipalKeys) -> dict[str, Values]:
    """What the request context says about the caller. Source: AWS global condition context keys, IAM user guide."""
    caller = question.caller
    if caller.kind == "anonymous":
        return {"aws:PrincipalAccount": "anonymous", "aws:userid": "anonymous", "aws:PrincipalType": "Anonymous"}
    keys: dict[str, Values] = {"aws:PrincipalAccount": caller.account_id, "aws:PrincipalArn": caller.identity}
    holder = names.principal(context, caller.identity)
    if isinstance(holder, User) and caller.kind == "user":
        keys |= {"aws:username": holder.name, "aws:userid": holder.user_id, "aws:PrincipalType": "User"}
    elif isinstance(holder, Role):
        session = caller.arn.rpartition("/")[2]
        keys |= {"aws:userid": f"{holder.role_id}:{session}", "aws:PrincipalType": "AssumedRole"}
    elif caller.kind == "root":
        keys |= {"aws:userid": caller.account_id, "aws:PrincipalType": "Account"}
    if holder is not None:
        keys |= {f"aws:PrincipalTag/{name}": value for name, value in holder.tags.items()}
    return keys


def _of(state: IamState, holder: User | Group | Role, arn: str) -> list[Policy]:
    inline = [Policy("identity", name, read(text), holder=arn) for name, text in sorted(holder.policies.items())]
    return [*inline, *(_managed(state, "identity", managed, arn) for managed in holder.managed)]


def _managed(state: IamState, kind: Kind, arn: str, holder: str) -> Policy:
    return Policy(kind, arn.rpartition("/")[2], document_of(state, arn), arn=arn, holder=holder)
