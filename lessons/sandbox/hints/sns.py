"""SNS's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SNS: dict[str, str | Promise] = {
    "topic-not-found": _("There is no such topic in this region. Look at its ARN, or list the topics."),
    "topic-of-another-account": _(
        "The topic belongs to another account, and what is asked is open to its owner alone, or that account cannot be "
        "reached from here."
    ),
    "subscription-not-found": _(
        "There is no such subscription. It may have been ended, or never confirmed: list those of the topic."
    ),
    "topic-arn": _(
        "A topic goes by its ARN: arn:aws:sns:<region>:<account>:<name>. CreateTopic and ListTopics tell it."
    ),
    "topic-parameter": _("The sentence names the parameter that is missing or wrong, and where it can, why."),
    "subscription-attribute": _(
        "The sentence names the attribute. Look up in AWS's documentation what it may be, and which protocols have it."
    ),
    "filter-policy": _(
        "A filter policy is a JSON object: each key has a list of what may stand there. It has at most five keys, and "
        "the values of all keys together make at most 150 combinations."
    ),
    "subscription-endpoint": _(
        "What an endpoint looks like depends on the protocol: an ARN for sqs and lambda, an address with http:// or "
        "https://, an e-mail address, a number such as +821012345678 for sms. A FIFO topic takes queues only, "
        "and a FIFO queue a FIFO topic only."
    ),
    "subscription-token": _(
        "The token stands in the message that came to the endpoint, counts for two days, and belongs to that topic."
    ),
    "topic-message": _(
        "The sentence says what is wrong with the message. Message and attributes together may have 256 KiB, unless "
        "the topic's MaximumMessageSize says otherwise."
    ),
    "topic-fifo": _(
        "In a FIFO topic each message belongs to a group, and what counts as the same message must be said: by a "
        "MessageDeduplicationId, or by ContentBasedDeduplication of the topic. A standard topic knows no deduplication."
    ),
    "topic-tags": _("A topic has at most 50 tags."),
    "letter-missing": _("The inbox keeps the newest hundred letters. Look whether this one still has that link."),
}
