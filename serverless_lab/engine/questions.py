"""What one service may ask of another; `wiring.py` names who answers."""

import msgspec


class Question(msgspec.Struct, frozen=True):
    """Asked through `Context.ask`; the answer's type stands in each docstring."""


class RoleTrusts(Question, frozen=True):
    """Is there such a role, and does its trust policy let this service assume it? → bool"""

    role_arn: str
    service: str


class IdentityPolicies(Question, frozen=True):
    """The identity policies of a role → list of (policy name or ARN, document as dict)"""

    identity: str
