"""Cross-origin resource sharing as a function URL is configured.

Source: "Creating and managing Lambda function URLs", AWS Lambda developer guide; for a preflight request the
configuration alone counts, on all other answers it stands beside what the function says.
"""

from typing import Any, NamedTuple

from serverless_lab.wire.function_urls.reply import Headers, Reply
from serverless_lab.wire.message import Request


class Cors(NamedTuple):
    """Members of the Cors shape, with its defaults."""

    origins: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    credentials: bool = False
    max_age: int = 0

    @classmethod
    def read(cls, shape: dict[str, Any]) -> "Cors":
        return cls(
            origins=tuple(shape.get("AllowOrigins") or ()),
            methods=tuple(shape.get("AllowMethods") or ()),
            headers=tuple(shape.get("AllowHeaders") or ()),
            exposed=tuple(shape.get("ExposeHeaders") or ()),
            credentials=bool(shape.get("AllowCredentials")),
            max_age=shape.get("MaxAge") or 0,
        )


def preflight(cors: Cors, request: Request) -> Reply | None:
    """The answer to a browser that asks first, without calling the function; None where it does not ask."""
    wanted = request.headers.get("access-control-request-method", "")
    if request.method != "OPTIONS" or not wanted or not request.headers.get("origin"):
        return None
    headers = _origin(cors, request)
    if headers:
        asked = request.headers.get("access-control-request-headers", "")
        headers += _listed("access-control-allow-methods", cors.methods, wanted, cors)
        headers += _listed("access-control-allow-headers", cors.headers, asked, cors)
        headers += (("access-control-max-age", str(cors.max_age)),)
    return Reply(200, headers, b"")


def beside(cors: Cors, request: Request) -> Headers:
    """What is added to every answer that is not to a preflight."""
    headers = _origin(cors, request)
    if headers and cors.exposed:
        headers += (("access-control-expose-headers", ",".join(cors.exposed)),)
    return headers


def _origin(cors: Cors, request: Request) -> Headers:
    """Nothing for an origin that is not let in. A browser takes no `*` together with credentials."""
    origin = request.headers.get("origin", "")
    anyone = "*" in cors.origins
    if not origin or not (anyone or origin in cors.origins):
        return ()
    if anyone and not cors.credentials:
        return (("access-control-allow-origin", "*"),)
    headers: Headers = (("access-control-allow-origin", origin), ("vary", "Origin"))
    return (*headers, ("access-control-allow-credentials", "true")) if cors.credentials else headers


def _listed(name: str, allowed: tuple[str, ...], asked: str, cors: Cors) -> Headers:
    told = asked if "*" in allowed and cors.credentials else ",".join(allowed)
    return ((name, told),) if told else ()
