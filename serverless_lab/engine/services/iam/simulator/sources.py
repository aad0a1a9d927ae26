"""The policies that take part in a simulation, each under the name AWS gives it in the answer."""

from typing import NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.policy import Document, Kind, Policy
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.organization import levels_of
from serverless_lab.engine.services.iam.policies import text_of
from serverless_lab.engine.services.iam.requests.simulator import Exclusion
from serverless_lab.engine.services.iam.state import Group, IamState, Role, User


class Source(NamedTuple):
    """`id` and `type` are SourcePolicyId and SourcePolicyType; places are counted in `text`."""

    kind: Kind
    id: str
    type: str
    text: str
    arn: str = ""
    holder: str = ""
    level: int = 0

    @property
    def document(self) -> Document:
        return read(self.text)


def policies_of(sources: list[Source]) -> list[Policy]:
    """For the evaluator. The name is the source's place in the list, by which its traces are found again."""
    return [Policy(one.kind, str(number), one.document, level=one.level) for number, one in enumerate(sources)]


def given(kind: Kind, member: str, texts: list[str]) -> list[Source]:
    """Policies that came with the request, such as `PolicyInputList.1`."""
    return [Source(kind, f"{member}.{number}", "none", text) for number, text in enumerate(texts, 1)]


def of_principal(context: Context, holder: User | Group | Role) -> list[Source]:
    """What hangs on a user (groups included), group or role; then its boundary."""
    state = names.state(context)
    found = _attached(state, holder)
    for name in holder.groups if isinstance(holder, User) else ():
        found += _attached(state, state.groups[name])
    boundary = "" if isinstance(holder, Group) else holder.boundary
    if boundary:
        found.append(_managed(state, "boundary", boundary, holder))
    return found


def of_organization(context: Context) -> list[Source]:
    organization = names.state(context).organization
    levels = levels_of(organization)
    return [Source("scp", name, "none", text, level=levels[name]) for name, text in organization.items()]


def principal(context: Context, arn: str) -> User | Group | Role | None:
    """The user, group or role of this ARN."""
    found = names.by_arn(context, arn)
    return found if isinstance(found, User | Group | Role) else None


def without(sources: list[Source], excluded: list[Exclusion]) -> list[Source]:
    return [one for one in sources if not any(_is_meant(one, exclusion) for exclusion in excluded)]


def _is_meant(source: Source, exclusion: Exclusion) -> bool:
    inline = exclusion.inline_policy_identifier
    if inline is not None:
        wanted = (inline.policy_name, inline.attachment_type, inline.attachment_name)
        return not source.arn and (source.id, source.type, source.holder) == wanted
    if exclusion.policy_arn is not None:
        return source.arn == exclusion.policy_arn
    kinds: dict[Kind, str] = {"boundary": "permission-boundary", "scp": "scp"}
    own = source.type if source.arn else "inline"
    return exclusion.policy_type == kinds.get(source.kind, own)


def _attached(state: IamState, holder: User | Group | Role) -> list[Source]:
    inline = [
        Source("identity", name, type(holder).__name__.lower(), text, holder=holder.name)
        for name, text in sorted(holder.policies.items())
    ]
    return inline + [_managed(state, "identity", arn, holder) for arn in holder.managed]


def _managed(state: IamState, kind: Kind, arn: str, holder: User | Group | Role) -> Source:
    origin = "user-managed" if arn in state.policies else "aws-managed"
    return Source(kind, arn.rpartition("/")[2], origin, text_of(state, arn), arn, holder.name)
