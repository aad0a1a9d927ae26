"""What may be passed into a session: policies and tags, and how much of both."""

from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import MalformedPolicyDocument, ValidationError
from serverless_lab.engine.numbers import STS_PACKED_BYTES, STS_SESSION_POLICY_ARNS, STS_SESSION_POLICY_CHARACTERS
from serverless_lab.engine.questions import ManagedDocument, PolicyFault
from serverless_lab.engine.services.sts import errors
from serverless_lab.engine.services.sts.requests import Limited
from serverless_lab.engine.services.sts.state import Session
from serverless_lab.engine.tagging import Tag

_TAGS = 50


def check_limits(context: Context, request: Limited, inherited: dict[str, str]) -> None:
    """Refuse session policies and tags that AWS would refuse, the inherited tags counted in."""
    _check_policies(context, request)
    _check_tags(request.tags, inherited)
    percent = packed_percent(request, inherited)
    if percent > 100:
        only_tags = request.policy is None and not request.policy_arns
        raise (errors.PackedTagsTooLarge if only_tags else errors.PackedPolicyTooLarge)(percent=percent)


def packed_percent(request: Limited, inherited: dict[str, str]) -> int:
    """How full the session is: policies without their white space, ARNs and tags, against what is allotted."""
    packed = len(msgspec.json.format(request.policy, indent=-1)) if request.policy else 0
    packed += sum(len(each.arn) for each in request.policy_arns)
    tags = inherited | tags_of(request.tags)
    packed += sum(len(f"{name}{value}".encode()) for name, value in tags.items())
    return -(-100 * packed // STS_PACKED_BYTES)


def packed_size(request: Limited, inherited: dict[str, str]) -> dict[str, Any]:
    """The member of the answer that tells how full the session is; absent where nothing was passed."""
    passed = request.policy or request.policy_arns or request.tags or inherited
    return {"PackedPolicySize": packed_percent(request, inherited)} if passed else {}


def tags_of(tags: list[Tag]) -> dict[str, str]:
    return {tag.key: tag.value for tag in tags}


def inherited_tags(session: Session | None) -> dict[str, str]:
    """The tags of the calling session that go on along a chain of roles."""
    wanted = {name.lower() for name in session.transitive} if session else set()
    return {name: value for name, value in session.tags.items() if name.lower() in wanted} if session else {}


def check_transitive(request_keys: list[str], tags: list[Tag]) -> None:
    missing = sorted({key.lower() for key in request_keys} - {tag.key.lower() for tag in tags})
    if missing:
        raise errors.InvalidSessionTags(message=f"TransitiveTagKeys names a tag that is not passed: {missing[0]}")


def _check_policies(context: Context, request: Limited) -> None:
    text = request.policy
    if text is not None and len(text) > STS_SESSION_POLICY_CHARACTERS:
        raise _too_long(text[:200] + "…", "policy", STS_SESSION_POLICY_CHARACTERS)
    if len(request.policy_arns) > STS_SESSION_POLICY_ARNS:
        raise _too_long(", ".join(each.arn for each in request.policy_arns), "policyArns", STS_SESSION_POLICY_ARNS)
    fault = context.ask(PolicyFault(text)) if text is not None else ""
    if fault:
        raise MalformedPolicyDocument(message=fault)
    for each in request.policy_arns:
        if context.ask(ManagedDocument(each.arn)) is None:
            raise ValidationError(message=f"Policy {each.arn} does not exist or is not attachable.")


def _too_long(value: str, member: str, highest: int) -> ValidationError:
    constraint = f"Member must have length less than or equal to {highest}"
    sentence = f"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}"
    return ValidationError(message=sentence)


def _check_tags(tags: list[Tag], inherited: dict[str, str]) -> None:
    names = [tag.key.lower() for tag in tags]
    if len(set(names)) < len(names):
        message = "Duplicate tag keys found. Please note that Tag keys are case insensitive."
        raise errors.InvalidSessionTags(message=message)
    reserved = next((tag.key for tag in tags if tag.key.lower().startswith("aws:")), None)
    if reserved is not None:
        raise errors.InvalidSessionTags(message=f"Tag keys that begin with aws: are reserved for AWS: {reserved}")
    again = sorted(set(names) & {name.lower() for name in inherited})
    if again:
        message = f"The tag {again[0]} is inherited from the calling session and cannot be passed again."
        raise errors.InvalidSessionTags(message=message)
    if len(tags) + len(inherited) > _TAGS:
        raise errors.InvalidSessionTags(message=f"A session has at most {_TAGS} tags, inherited ones included.")
