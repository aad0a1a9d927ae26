"""Typed requests of the STS operations."""

from typing import Annotated

import msgspec

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.tagging import Tag


class PolicyDescriptor(msgspec.Struct, frozen=True):
    arn: str = ""


class Limited(Request, frozen=True):
    """What limits and marks the session that is asked for."""

    policy: str | None = None
    policy_arns: list[PolicyDescriptor] = []
    tags: list[Tag] = []
    minimum_session_token_size: int = 0


class AssumeRole(Limited, frozen=True, kw_only=True):
    role_arn: str
    role_session_name: str
    duration_seconds: int = 3600
    transitive_tag_keys: list[str] = []
    external_id: str | None = None
    source_identity: str | None = None
    serial_number: str | None = None
    token_code: str | None = None
    provided_contexts: Annotated[list[dict[str, str]], REFUSED] = []


class GetSessionToken(Request, frozen=True):
    duration_seconds: int | None = None
    serial_number: str | None = None
    token_code: str | None = None
    minimum_session_token_size: int = 0


Proven = AssumeRole | GetSessionToken  # may show a second factor


class GetFederationToken(Limited, frozen=True, kw_only=True):
    name: str
    duration_seconds: int = 43_200


class GetCallerIdentity(Request, frozen=True):
    """Nothing is asked but who asks."""


class Nothing(Request, frozen=True):
    """The lab's own controls that need no parameter."""


class SwitchRole(Request, frozen=True):
    role_arn: str


class GetAccessKeyInfo(Request, frozen=True):
    access_key_id: str


class DecodeAuthorizationMessage(Request, frozen=True):
    encoded_message: str


class AssumeRoleWithWebIdentity(Request, frozen=True):
    role_arn: str


class AssumeRoleWithSAML(Request, frozen=True):
    role_arn: str
