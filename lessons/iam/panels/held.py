"""What hangs on a user, a group or a role alike: policies, a boundary, tags."""

from dataclasses import dataclass, field

from lessons.courseware.page import Page
from lessons.courseware.policies.things import Holder
from lessons.iam.forms import FORMS
from lessons.iam.forms.operation import OperationForm
from serverless_lab.engine.services.iam.state import Group

STARTER = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::dumpling-receipts/*"
    }
  ]
}"""


@dataclass(frozen=True)
class Attached:
    """A managed policy; `theirs`: it is AWS's."""

    arn: str
    name: str
    theirs: bool
    detach: OperationForm


@dataclass(frozen=True)
class Inline:
    name: str
    text: str
    edit: OperationForm
    delete: OperationForm


@dataclass(frozen=True)
class Held:
    attached: list[Attached]
    inline: list[Inline]
    attach: OperationForm
    put: OperationForm
    boundary: str = ""
    bound: OperationForm | None = None
    unbound: OperationForm | None = None


@dataclass(frozen=True)
class Tagged:
    add: OperationForm
    rows: list[tuple[str, str, OperationForm]] = field(default_factory=list)


def held(page: Page, refused: OperationForm | None, title: str, holder: Holder) -> Held:
    """`title`: User, Group or Role, as the names of the operations have it."""
    member = {f"{title}Name": holder.name}
    put = FORMS[f"Put{title}Policy"]
    typed = refused.data.get("PolicyName", "") if isinstance(refused, put) else ""
    bounded = {}
    if not isinstance(holder, Group):
        bounded = {
            "boundary": holder.boundary,
            "bound": FORMS[f"Put{title}PermissionsBoundary"].offer(page, refused, **member),
            "unbound": FORMS[f"Delete{title}PermissionsBoundary"].offer(page, refused, **member),
        }
    return Held(
        [_attached(page, refused, title, member, arn) for arn in holder.managed],
        [_inline(page, refused, title, member, *each) for each in holder.policies.items()],
        FORMS[f"Attach{title}Policy"].offer(page, refused, **member),
        # A policy that is there already is refused where it is edited.
        put.offer(page, None if typed in holder.policies else refused, {"PolicyDocument": STARTER}, **member),
        **bounded,
    )


def _attached(page: Page, refused: OperationForm | None, title: str, member: dict[str, str], arn: str) -> Attached:
    detach = FORMS[f"Detach{title}Policy"].offer(page, refused, PolicyArn=arn, **member)
    return Attached(arn, arn.rpartition("/")[2], arn.startswith("arn:aws:iam::aws:"), detach)


def _inline(
    page: Page, refused: OperationForm | None, title: str, member: dict[str, str], name: str, text: str
) -> Inline:
    edit = FORMS[f"Put{title}Policy"].offer(page, refused, {"PolicyDocument": text}, PolicyName=name, **member)
    delete = FORMS[f"Delete{title}Policy"].offer(page, refused, PolicyName=name, **member)
    return Inline(name, text, edit, delete)


def tagged(page: Page, refused: OperationForm | None, kind: str, tags: dict[str, str], **member: str) -> Tagged:
    """`kind`: User, Role or Policy."""
    rows = [
        (key, value, FORMS[f"Untag{kind}"].offer(page, refused, TagKeys=key, **member)) for key, value in tags.items()
    ]
    return Tagged(FORMS[f"Tag{kind}"].offer(page, refused, **member), rows)
