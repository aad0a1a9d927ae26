"""Tags: at most 50 on a resource, their keys unique regardless of case, none that begins with `aws:`."""

from serverless_lab.engine import numbers
from serverless_lab.engine.services.iam.errors import InvalidInput, TooManyTags
from serverless_lab.engine.services.iam.state import Tags
from serverless_lab.engine.tagging import Tag


def merged(present: Tags, added: list[Tag]) -> Tags:
    """What is there after tagging: a key that exists in other letters is replaced. Raises InvalidInput, TooManyTags."""
    names = [tag.key.lower() for tag in added]
    if len(set(names)) < len(names):
        raise InvalidInput(message="Duplicate tag keys found. Please note that Tag keys are case insensitive.")
    if any(name.startswith("aws:") for name in names):
        raise InvalidInput(message="Tag keys beginning with aws: are reserved for internal use.")
    kept = {name: value for name, value in present.items() if name.lower() not in names}
    result = kept | {tag.key: tag.value for tag in added}
    if len(result) > numbers.IAM_TAGS:
        raise TooManyTags()
    return result


def without(present: Tags, keys: list[str]) -> Tags:
    gone = {key.lower() for key in keys}
    return {name: value for name, value in present.items() if name.lower() not in gone}


def described(tags: Tags) -> list[dict[str, str]]:
    return [{"Key": name, "Value": value} for name, value in tags.items()]
