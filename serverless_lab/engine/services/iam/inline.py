"""Inline policies: documents that belong to one user, group or role and go with it."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.language import characters
from serverless_lab.engine.services.iam.documents import check_identity
from serverless_lab.engine.services.iam.errors import NoSuchEntity
from serverless_lab.engine.services.iam.holders import Holder, changeable, holder, kind
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.policy_errors import InlinePoliciesTooLarge
from serverless_lab.engine.services.iam.requests import inline as requests


def put_policy(context: Context, request: requests.Put) -> dict[str, Any]:
    """Add a policy, or put another in the place of the one of that name."""
    found = changeable(context, request)
    text = check_identity(request.policy_document)
    others = sum(characters(other) for name, other in found.policies.items() if name != request.policy_name)
    limit = numbers.IAM_INLINE_CHARACTERS[kind(found)]
    if others + characters(text) > limit:
        raise InlinePoliciesTooLarge(limit=limit, kind=kind(found), name=found.name)
    found.policies[request.policy_name] = text
    return {}


def get_policy(context: Context, request: requests.Named) -> dict[str, Any]:
    found = holder(context, request)
    text = _document(found, request.policy_name)
    return {
        f"{kind(found).capitalize()}Name": found.name,
        "PolicyName": request.policy_name,
        "PolicyDocument": text,
    }


def list_policies(context: Context, request: requests.List) -> dict[str, Any]:
    shown, more = page(sorted(holder(context, request).policies), request.marker, request.max_items)
    return {"PolicyNames": shown, **more}


def delete_policy(context: Context, request: requests.Named) -> dict[str, Any]:
    found = changeable(context, request)
    _document(found, request.policy_name)
    del found.policies[request.policy_name]
    return {}


def _document(found: Holder, name: str) -> str:
    if name not in found.policies:
        raise NoSuchEntity(kind=f"{kind(found)} policy", name=name)
    return found.policies[name]
