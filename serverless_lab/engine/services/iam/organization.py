"""The organisation around the account: service control policies, which the lab sets for a mission.

AWS keeps them in another account, so no IAM action here reads or changes them.
"""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.documents import check_identity, read
from serverless_lab.engine.services.iam.requests.simulator import SetOrganizationPolicies


def set_organization_policies(context: Context, request: SetOrganizationPolicies) -> dict[str, Any]:
    """Replace them all; none lets the account be without an organisation. Raises MalformedPolicyDocument."""
    checked = {name: check_identity(text) for name, text in request.policies.items()}
    names.state(context).organization = checked
    return {}


def levels_of(organization: dict[str, str]) -> dict[str, int]:
    """The level of each policy: what stands before the slash of its name, in the order of first mention.

    `Root/FullAWSAccess` and `Root/DenyRegions` hang on the same level, `Kitchens/FullAWSAccess` on the next one;
    names without a slash share one.
    """
    levels: dict[str, int] = {}
    found = {}
    for name in organization:
        place = name.rpartition("/")[0]
        found[name] = levels.setdefault(place, len(levels))
    return found


def organization_policies(context: Context) -> list[Policy]:
    organization = names.state(context).organization
    levels = levels_of(organization)
    return [Policy("scp", name, read(text), level=levels[name]) for name, text in organization.items()]
