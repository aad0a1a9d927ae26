"""Requests about managed policies and their versions."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam.requests.holders import Paged
from serverless_lab.engine.tagging import Tag


class CreatePolicy(Request, frozen=True):
    policy_name: str
    policy_document: str
    path: str = "/"
    description: str = ""
    tags: list[Tag] = []


class PolicyNamed(Request, frozen=True):
    policy_arn: str


class ListPolicies(Paged, frozen=True):
    scope: str = "All"
    only_attached: bool = False
    path_prefix: str = "/"
    policy_usage_filter: str = ""


class CreatePolicyVersion(PolicyNamed, frozen=True):
    policy_document: str
    set_as_default: bool = False


class VersionNamed(PolicyNamed, frozen=True):
    version_id: str


class ListPolicyVersions(PolicyNamed, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class TagPolicy(PolicyNamed, frozen=True):
    tags: list[Tag]


class UntagPolicy(PolicyNamed, frozen=True):
    tag_keys: list[str]


class ListPolicyTags(PolicyNamed, frozen=True):
    marker: str | None = None
    max_items: int | None = None


class GetAccountAuthorizationDetails(Paged, frozen=True):
    filter: list[str] = []
