"""Every family of resources that becomes part of a template, in the order in which they stand there."""

from collections.abc import Callable

from serverless_lab.sam.exports import functions, identity, layers, network, queues, subscriptions, topics
from serverless_lab.sam.exports.draft import Draft

EXPORTERS: tuple[Callable[[Draft], None], ...] = (
    network.export,
    queues.export,
    topics.export,
    identity.export,
    layers.export,
    functions.export,
    subscriptions.export,  # to the URLs that are known by then
)
