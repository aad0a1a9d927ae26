"""ARNs by what they end with."""

from collections.abc import Iterable
from itertools import islice

from lessons.courseware.console.operation import Choices

OFFERED = 100  # of what a field lets somebody choose from


def named_arns(arns: Iterable[str]) -> Choices:
    """To choose from: a queue by its name, a function with its version."""
    return [(arn, named_arn(arn)) for arn in islice(arns, OFFERED)]


def named_arn(arn: str) -> str:
    """Its service and its name: `sqs: orders`, `lambda: order-fn:live`."""
    _arn, _partition, service, _region, _account, *name = [*arn.split(":", 5), "", "", "", "", ""][:6]
    return f"{service}: {name[0].removeprefix('function:')}" if name[0] else arn
