"""Every type of resource that can be made."""

from collections.abc import Mapping

from serverless_lab.sam.kinds import functions, identity, layers, network, queues, topics
from serverless_lab.sam.making import Kind

KINDS: Mapping[str, Kind] = {
    each.type: each
    for each in (
        *functions.KINDS,
        *layers.KINDS,
        *identity.KINDS,
        *network.KINDS,
        *queues.KINDS,
        *topics.KINDS,
    )
}
