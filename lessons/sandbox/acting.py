"""Who acts at the console of an account, as its row says it: asked by pages that do not open the account."""

from dataclasses import dataclass
from typing import Any, Literal, Self
from uuid import UUID

from lessons.sandbox.models import Account
from serverless_lab.engine.cloud import Cloud

Kind = Literal["root", "user", "role"]


@dataclass(frozen=True)
class Acts:
    """`name` is the user's or `role/session`, empty for the owner, as is `arn`."""

    pk: UUID
    arn: str

    @classmethod
    def of(cls, account: Account) -> Self:
        return cls(account.pk, account.acting)

    @property
    def kind(self) -> Kind:
        if not self.arn:
            return "root"
        return "role" if ":assumed-role/" in self.arn else "user"

    @property
    def name(self) -> str:
        return name_of(self.arn)


def name_of(arn: str) -> str:
    """How an ARN of somebody who acts is called on pages."""
    return arn.partition("/")[2] if ":assumed-role/" in arn else arn.partition(":user/")[2].rpartition("/")[2]


def in_main(learner: Any) -> Acts | None:
    """In the account that lessons are done in; None as long as there is none. One query, none for a visitor."""
    if learner is None:
        return None
    row = Account.objects.filter(owner=learner, main=True).values_list("pk", "acting").first()
    return Acts(*row) if row else None


def arn_in(cloud: Cloud) -> str:
    """What the row is to say of an account that stands so."""
    sessions = cloud.state.parts.get("sts/")
    if sessions is None or not sessions.acting:  # nobody has signed in
        return ""
    acting = cloud.acting
    return "" if acting.kind == "root" else acting.arn
