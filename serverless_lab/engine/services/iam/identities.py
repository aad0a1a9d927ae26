"""What hangs on an identity: its policies and the condition keys that tell about it."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Kind, Policy
from serverless_lab.engine.questions import IdentityPolicies, PrincipalKeys
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.organization import organization_policies
from serverless_lab.engine.services.iam.password_policy import own_password_policy
from serverless_lab.engine.services.iam.policies import document_of
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User


def identity_policies(context: Context, question: IdentityPolicies) -> list[Policy]:
    """Inline before managed, the user's own before its groups', then the boundary, then the organisation's."""
    state = context.part(IamState, everywhere=True)
    holder = holder_of(context, question.caller.identity)
    if question.caller.account_id != context.account_id:
        return []
    found = []
    if holder is not None:
        found += _of(state, holder, question.caller.identity)
        for name in holder.groups if isinstance(holder, User) else ():
            group = state.groups[name]
            arn = context.arn("iam", f"group{group.path}{group.name}", everywhere=True)
            found += _of(state, group, arn)
        if isinstance(holder, User):
            found += own_password_policy(context, holder)
        if holder.boundary:
            found.append(_managed(state, "boundary", holder.boundary, question.caller.identity))
    return found + organization_policies(context)


def principal_keys(context: Context, question: PrincipalKeys) -> dict[str, Values]:
    """What the request context says about the caller. Source: AWS global condition context keys, IAM user guide."""
    caller = question.caller
    keys: dict[str, Values] = {"aws:PrincipalAccount": caller.account_id, "aws:PrincipalArn": caller.identity}
    holder = holder_of(context, caller.identity)
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


def holder_of(context: Context, text: str) -> User | Role | None:
    """The user or role of this ARN, if this account has it."""
    arn = Arn.parse(text)
    if arn is None or arn.service != "iam" or arn.account_id != context.account_id:
        return None
    state = context.part(IamState, everywhere=True)
    kind, _, rest = arn.resource.partition("/")
    path, _, name = f"/{rest}".rpartition("/")
    if kind not in ("user", "role"):
        return None
    named: dict[str, User] | dict[str, Role] = state.users if kind == "user" else state.roles
    found = named.get(name)
    return found if found is not None and found.path == f"{path}/" else None


def _of(state: IamState, holder: User | Group | Role, arn: str) -> list[Policy]:
    inline = [Policy("identity", name, read(text), holder=arn) for name, text in sorted(holder.policies.items())]
    return [*inline, *(_managed(state, "identity", managed, arn) for managed in holder.managed)]


def _managed(state: IamState, kind: Kind, arn: str, holder: str) -> Policy:
    return Policy(kind, arn.rpartition("/")[2], document_of(state, arn), arn=arn, holder=holder)
