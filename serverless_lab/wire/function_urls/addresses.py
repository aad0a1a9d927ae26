"""Which function URL a request is for: by its host, or by the path where no host name leads there."""

import re
from typing import NamedTuple

from serverless_lab.wire.addressing import REGION, host_of
from serverless_lab.wire.message import Request

PREFIX = "/lambda-url/"
_HOST = re.compile(rf"(?P<id>[a-z0-9]{{32}})\.lambda-url\.(?P<region>{REGION.pattern})\.[a-z0-9.-]+")
_PATH = re.compile(rf"{PREFIX}(?P<id>[a-z0-9]{{32}})(?P<rest>/.*)?", re.DOTALL)


class Address(NamedTuple):
    """`path` is what the function is told. `region` is empty, and `shared` true, where the host is everybody's."""

    url_id: str
    region: str
    path: str
    shared: bool


def address_of(request: Request) -> Address | None:
    """None for a request that names no URL at all."""
    by_host = _HOST.fullmatch(host_of(request))
    if by_host is not None:
        return Address(by_host["id"], by_host["region"], request.path or "/", shared=False)
    by_path = _PATH.fullmatch(request.path)
    if by_path is not None:
        return Address(by_path["id"], "", by_path["rest"] or "/", shared=True)
    return None
