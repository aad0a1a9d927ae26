"""Amazon Resource Names: building and reading."""

import re
from functools import lru_cache
from typing import NamedTuple

PARTITION = "aws"
_ACCOUNT = re.compile(r"[0-9]{12}")


def is_account(text: str) -> bool:
    """Is this the number of an account?"""
    return _ACCOUNT.fullmatch(text) is not None


def arn_text(service: str, region: str, account_id: str, resource: str) -> str:
    return f"arn:{PARTITION}:{service}:{region}:{account_id}:{resource}"


class Arn(NamedTuple):
    """`arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn` in its parts."""

    service: str
    region: str
    account_id: str
    resource: str

    def __str__(self) -> str:
        return arn_text(*self)

    @classmethod
    @lru_cache(maxsize=4096)  # the same few are read several times in each call
    def parse(cls, text: str) -> "Arn | None":
        """Read an ARN; None when the text is not one."""
        parts = text.split(":", 5)
        if len(parts) != 6 or parts[0] != "arn" or parts[1] != PARTITION:
            return None
        return cls(*parts[2:])
