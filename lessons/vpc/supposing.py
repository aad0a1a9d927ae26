"""The account as it would be after an operation or two: asked of a copy, so that nothing changes."""

from typing import Any

from lessons.courseware.probe import Probe

Asked = tuple[str, dict[str, Any]]  # an operation of EC2 and its parameters


def supposing(probe: Probe, *asked: Asked) -> Probe:
    """By the owner. What would be refused leaves the copy as it is."""
    copy = probe.cloud.clone()
    for operation, params in asked:
        copy.call(copy.root, "ec2", operation, params, wall=copy.state.clock.wall)
    return Probe(copy, facts=probe.facts)
