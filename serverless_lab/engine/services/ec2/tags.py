"""Tags of EC2's things: at most 50 on one, none that begins with `aws:`; keys keep their case."""

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, TagLimitExceeded
from serverless_lab.engine.services.ec2.state.kinds import Tags


class Tag(msgspec.Struct, frozen=True, rename="pascal"):
    key: str = ""
    value: str = ""


class TagSpecification(msgspec.Struct, frozen=True, rename="pascal"):
    resource_type: str = ""
    tags: list[Tag] = []


def merged(present: Tags, added: list[Tag]) -> Tags:
    """What is there after tagging. Raises InvalidParameterValue, TagLimitExceeded."""
    for tag in added:
        if not tag.key or len(tag.key) > 127 or len(tag.value) > 255:
            raise InvalidParameterValue(message="Tag key and value must be 1 to 127 and 0 to 255 characters long.")
        if tag.key.lower().startswith("aws:"):
            raise InvalidParameterValue(
                message=f"Tag keys starting with 'aws:' are reserved for internal use: {tag.key}"
            )
    result = present | {tag.key: tag.value for tag in added}
    if len(result) > numbers.EC2_TAGS:
        raise TagLimitExceeded()
    return result


def given(specifications: list[TagSpecification], resource: str) -> Tags:
    """The tags a new thing is to have. Raises InvalidParameterValue when they are meant for another kind of thing."""
    for each in specifications:
        if each.resource_type != resource:
            raise InvalidParameterValue(
                message=f"'{each.resource_type}' is not a valid taggable resource type for this operation."
            )
    return merged({}, [tag for each in specifications for tag in each.tags])


def described(tags: Tags) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def request_keys(specifications: list[TagSpecification]) -> dict[str, Values]:
    """The condition keys of a request that brings tags."""
    tags = [tag for each in specifications for tag in each.tags]
    if not tags:
        return {}
    keys: dict[str, Values] = {"aws:TagKeys": [tag.key for tag in tags]}
    return keys | {f"aws:RequestTag/{tag.key}": tag.value for tag in tags}
