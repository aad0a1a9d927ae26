"""Which calls were made under a client token."""

import msgspec

from serverless_lab.engine.instant import Instant


class Once(msgspec.Struct):
    """`asked` stands for the parameters, `answer` is what the first call was answered, until when it counts."""

    asked: str
    answer: bytes
    until: Instant
