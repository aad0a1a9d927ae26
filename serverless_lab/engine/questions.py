"""What one service may ask of another; `wiring.py` names who answers."""

import msgspec

from serverless_lab.engine.caller import Caller


class Question(msgspec.Struct, frozen=True):
    """Asked through `Context.ask`; the answer's type stands in each docstring."""


class RoleTrusts(Question, frozen=True):
    """Is there such a role, and does its trust policy let this service assume it? → bool"""

    role_arn: str
    service: str


class IdentityPolicies(Question, frozen=True):
    """What hangs on the caller in this account: identity policies (a user's groups included), then its boundary, and
    what the organisation says → list[Policy]"""

    caller: Caller


class SessionPolicies(Question, frozen=True):
    """The session policies of the temporary credentials a call was signed with → list[Policy]"""

    key: str


class ResourcePolicy(Question, frozen=True):
    """The policy that a resource carries itself (a role's trust policy is one) → Policy, or None when it has none"""

    resource: str


class PrincipalKeys(Question, frozen=True):
    """Condition keys that tell about the caller (aws:PrincipalArn, aws:username, aws:PrincipalTag/…, aws:userid,
    aws:MultiFactorAuthPresent, …) → dict of key to text or texts"""

    caller: Caller


class ResourceTags(Question, frozen=True):
    """The tags of a resource → dict[str, str]"""

    resource: str


class SessionProblem(Question, frozen=True):
    """Why a key cannot sign a call any more (unknown, inactive, expired) → CloudError, or None when it can"""

    caller: Caller


class MfaStep(Question, frozen=True):
    """The 30-second step that a code of this user's device belongs to → int, or None for a code that is wrong, was
    used before, or is of a device the user does not have. Codes go by real time, as the learner's phone does."""

    user_arn: str
    serial: str
    code: str


class ManagedDocument(Question, frozen=True):
    """The document in force of a managed policy → dict, or None when there is no such policy"""

    arn: str
