"""AWS managed policies of the services this course teaches, under AWS's names, ARNs and ids.

They are the same for every account and never change while one is replayed: what they allow is written with wildcards
where AWS does so, and a test compares it with the access levels that AWS publishes. A change is a new ENGINE_VERSION.
"""

from typing import Final

from serverless_lab.engine.services.iam.managed import everything, functions, identity, messages, network, storage
from serverless_lab.engine.services.iam.state import ManagedPolicy

_ALL = (
    *everything.POLICIES,
    *identity.POLICIES,
    *functions.POLICIES,
    *messages.POLICIES,
    *storage.POLICIES,
    *network.POLICIES,
)


def arn(policy: ManagedPolicy) -> str:
    """`arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`: AWS's own, so without an account."""
    return f"arn:aws:iam::aws:policy{policy.path}{policy.name}"


AWS_POLICIES: Final[dict[str, ManagedPolicy]] = {arn(policy): policy for policy in _ALL}

BASIC_EXECUTION: Final = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
