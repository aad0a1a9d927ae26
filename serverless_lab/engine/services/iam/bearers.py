"""What IAM knows about those who hold credentials: long-term keys, unique ids, and when something was last used."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.news import KeyUsed, PermissionUsed
from serverless_lab.engine.questions import KeyOwner, LongTermKey, PolicyFault, RoleLimits, UniqueId
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import check_identity
from serverless_lab.engine.services.iam.state import Role, User


def long_term_key(context: Context, question: LongTermKey) -> KeyOwner | None:
    user = _owner(context, question.key)
    if user is None:
        return None
    key = user.access_keys[question.key]
    return KeyOwner(names.arn_of(context, user), key.secret, key.active)


def unique_id(context: Context, question: UniqueId) -> str | None:
    holder = names.principal(context, question.arn)
    if isinstance(holder, Role):
        return holder.role_id
    return holder.user_id if holder else None


def role_limits(context: Context, question: RoleLimits) -> int | None:
    role = names.principal(context, question.role_arn)
    return role.max_session if isinstance(role, Role) else None


def policy_fault(context: Context, question: PolicyFault) -> str:
    try:
        check_identity(question.text)
    except MalformedPolicyDocument as error:
        return error.message
    return ""


def note_use(context: Context, news: KeyUsed) -> None:
    """Remember when a user's key and a role were last used, and for each service who used it."""
    user = _owner(context, news.key)
    if user is not None:
        user.access_keys[news.key].last_used = (news.at, news.service, news.region)
    holder = names.principal(context, news.identity)
    if holder is not None:
        holder.accessed[news.service] = (news.at, news.region)
    if isinstance(holder, Role):
        holder.last_used = (news.at, news.region)


def note_actions(context: Context, news: PermissionUsed) -> None:
    """Remember what a user or role really did, action by action."""
    holder = names.principal(context, news.identity)
    if holder is not None:
        holder.used |= dict.fromkeys(news.actions, context.at)


def _owner(context: Context, key: str) -> User | None:
    state = names.state(context)
    owner = state.key_owners.get(key)
    return state.users[owner] if owner is not None else None
