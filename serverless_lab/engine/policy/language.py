"""The words of the policy language, for who judges a policy, who stores one and who checks one.

Source: IAM user guide, "IAM JSON policy elements reference".
"""

import json
import re
from typing import Any, Final

from serverless_lab.engine.policy.policy import Document, Kind

OLD: Final = "2008-10-17"  # what a policy without Version is
CURRENT: Final = "2012-10-17"
VERSIONS: Final = (CURRENT, OLD)
PARTS: Final = ("Version", "Id", "Statement")
PAIRS: Final = (("Action", "NotAction"), ("Resource", "NotResource"), ("Principal", "NotPrincipal"))
ELEMENTS: Final = ("Sid", "Effect", *(element for pair in PAIRS for element in pair), "Condition")
TEXTS: Final = ("Action", "NotAction", "Resource", "NotResource")  # elements that hold one text or several
PARTITIONS: Final = ("aws", "aws-cn", "aws-us-gov", "*")
SID: Final = re.compile(r"[0-9A-Za-z]*")
NAMES_SOMEBODY: Final[tuple[Kind, ...]] = ("resource", "trust", "rcp", "endpoint")
# All that a trust policy may speak of: assuming the role, and what may be said while doing so.
SAYING: Final = ("sts:SetContext", "sts:SetSourceIdentity", "sts:TagSession")
ASSUMING: Final = ("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", *SAYING)


def document(*statements: Any) -> Document:
    """A whole policy of the present version."""
    return {"Version": CURRENT, "Statement": list(statements)}


def trusting(account_id: str) -> Document:
    """What a role or another resource says that leaves it to an account who may do what."""
    return document({"Effect": "Allow", "Principal": {"AWS": account_id}, "Action": "*"})


def has_variables(policy: Document) -> bool:
    """Only the present version of the language has policy variables."""
    return policy.get("Version") == CURRENT


def characters(text: str) -> int:
    """How long a policy is for IAM: without white space."""
    return len("".join(text.split()))


def written_twice(text: str) -> list[str]:
    """Names that one object of a JSON text has more than once: readers keep the last, IAM refuses the policy."""
    twice: dict[str, None] = {}

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in found:
            if name in kept:
                twice[name] = None
            kept[name] = value
        return kept

    json.loads(text, object_pairs_hook=pairs)
    return list(twice)
