"""Topic policies as texts: the one that every topic begins with, and whether a text is one at all."""

from functools import lru_cache

from serverless_lab.engine.policy.resource_texts import actions_of, parsed, text_of
from serverless_lab.engine.services.sns import errors

# What AWS's default policy opens to the owner. Source: GetTopicAttributes of a new topic.
_OPENED = """GetTopicAttributes SetTopicAttributes AddPermission RemovePermission DeleteTopic Subscribe
ListSubscriptionsByTopic Publish""".split()
# What a policy of a topic may name.
_ACTIONS = frozenset(
    f"sns:{name}".lower() for name in (*_OPENED, "Receive", "GetDataProtectionPolicy", "PutDataProtectionPolicy", "*")
)


@lru_cache(maxsize=256)
def default(account_id: str, arn: str) -> str:
    statement = {
        "Sid": "__default_statement_ID",
        "Effect": "Allow",
        "Principal": {"AWS": "*"},
        "Action": [f"SNS:{name}" for name in _OPENED],
        "Resource": arn,
        "Condition": {"StringEquals": {"AWS:SourceOwner": account_id}},
    }
    return text_of({"Version": "2008-10-17", "Id": "__default_policy_ID", "Statement": [statement]})


def checked(text: str) -> str:
    """The text; empty brings the default back. Raises InvalidParameter for what is no policy of a topic."""
    document = parsed(text) if text else None
    if text and document is None:
        raise errors.InvalidParameter(reason="Policy Error: null")
    for action in actions_of(document) if document else ():
        if not (isinstance(action, str) and (action.lower() in _ACTIONS or action == "*")):
            raise errors.InvalidParameter(reason="Policy statement action out of service scope!")
    return text
