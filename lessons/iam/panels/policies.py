"""Managed policies: the account's own, which can be changed, and AWS's, which can be read."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.page import Page
from lessons.iam.forms.operation import OperationForm
from lessons.iam.forms.policies import (
    CreatePolicy,
    CreatePolicyVersion,
    DeletePolicy,
    DeletePolicyVersion,
    SetDefaultPolicyVersion,
)
from lessons.iam.panels.held import STARTER, tagged
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from serverless_lab.engine.services.iam.state import Attachments, ManagedPolicy, PolicyVersion

TEMPLATE = "iam/panels/policies.html"
HAS_FORMS = True
SHOWN = 200
SCOPES = ("own", "aws", "used")
_UNUSED = Attachments()


@dataclass(frozen=True)
class Row:
    arn: str
    policy: ManagedPolicy
    used: int


@dataclass(frozen=True)
class Version:
    name: str
    version: PolicyVersion
    forms: tuple[OperationForm, ...]


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    iam = page.probe.iam
    arn = page.where.get("policy", "")
    policy = iam.policies.get(arn) or AWS_POLICIES.get(arn)
    if policy is None:
        scope = page.where.get("show", "")
        create = CreatePolicy.offer(page, form, {"PolicyDocument": STARTER})
        scope = scope if scope in SCOPES else SCOPES[0]
        rows = _rows(page, scope)
        shown = {"rows": rows[:SHOWN], "others": max(len(rows) - SHOWN, 0)}
        return {"policy": None, "scope": scope, "create": create, "missing": arn} | shown
    used = iam.attachments.get(arn, _UNUSED)
    shown = policy.versions[policy.default].document
    variables = {"policy": policy, "arn": arn, "theirs": arn in AWS_POLICIES, "used": used, "document": shown}
    variables["bounded"] = [(kind, name) for kind, names in used.bounded.items() for name in names]
    return variables | ({} if arn in AWS_POLICIES else _changes(page, form, arn, policy, used))


def _rows(page: Page, scope: str) -> list[Row]:
    iam = page.probe.iam
    own = sorted(iam.policies.items(), key=lambda item: item[1].name)
    given = sorted(AWS_POLICIES.items(), key=lambda item: item[1].name)
    found = {"own": own, "aws": given, "used": [*own, *given]}[scope]
    rows = [Row(arn, each, iam.attachments.get(arn, _UNUSED).count) for arn, each in found]
    return [row for row in rows if row.used or scope != "used"]


def _changes(
    page: Page, form: OperationForm | None, arn: str, policy: ManagedPolicy, used: Attachments
) -> dict[str, Any]:
    text = policy.versions[policy.default].document
    initial = {"PolicyDocument": text, "SetAsDefault": True}
    return {
        "versions": [_version(page, form, arn, policy, *each) for each in reversed(policy.versions.items())],
        "edit": CreatePolicyVersion.offer(page, form, initial, PolicyArn=arn),
        "tagged": tagged(page, form, "Policy", policy.tags, PolicyArn=arn),
        "delete": DeletePolicy.offer(page, form, PolicyArn=arn),
        "in_the_way": bool(used.count or used.boundary_count or len(policy.versions) > 1),
    }


def _version(
    page: Page, form: OperationForm | None, arn: str, policy: ManagedPolicy, name: str, version: PolicyVersion
) -> Version:
    if name == policy.default:
        return Version(name, version, ())
    own = {"PolicyArn": arn, "VersionId": name}
    return Version(
        name,
        version,
        (SetDefaultPolicyVersion.offer(page, form, **own), DeletePolicyVersion.offer(page, form, **own)),
    )
