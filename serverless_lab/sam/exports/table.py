"""Every family of resources that becomes part of a template, in the order in which they stand there."""

from collections.abc import Callable

from serverless_lab.sam.exports import functions, identity, layers, network
from serverless_lab.sam.exports.draft import Draft

EXPORTERS: tuple[Callable[[Draft], None], ...] = (
    network.export,
    identity.export,
    layers.export,
    functions.export,
)
