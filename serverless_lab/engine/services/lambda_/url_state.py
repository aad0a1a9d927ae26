"""A function URL as Lambda keeps it."""

from typing import Literal

import msgspec

from serverless_lab.engine.instant import Instant

AuthType = Literal["NONE", "AWS_IAM"]
InvokeMode = Literal["BUFFERED", "RESPONSE_STREAM"]


class Cors(msgspec.Struct, omit_defaults=True):
    """What other origins may do. None: the setting was not given."""

    allow_credentials: bool | None = None
    allow_headers: list[str] | None = None
    allow_methods: list[str] | None = None
    allow_origins: list[str] | None = None
    expose_headers: list[str] | None = None
    max_age: int | None = None


class FunctionUrl(msgspec.Struct, omit_defaults=True):
    """`qualifier` is the alias that answers, empty for $LATEST."""

    url_id: str
    function: str
    qualifier: str
    auth_type: AuthType
    created: Instant
    modified: Instant
    cors: Cors | None = None
    invoke_mode: InvokeMode = "BUFFERED"
