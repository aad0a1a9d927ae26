"""What a learner's code may not do to browsers, since other things are served from the same machine.

A function URL with a host name of its own is an origin of its own, as on AWS. Where all URLs share one host, nothing a
function answers may act for that host: pages run in a sandbox without an origin, and cookies go neither way.
"""

import re

from serverless_lab.wire.function_urls.reply import Headers, Reply

SANDBOX = "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts"
# These speak for a host, its other ports and its other names.
_OF_THE_HOST = frozenset(
    {"alt-svc", "clear-site-data", "nel", "public-key-pins", "report-to", "reporting-endpoints", "server"}
    | {"service-worker-allowed", "strict-transport-security"}
)
_DOMAIN = re.compile(r";\s*domain\s*=[^;]*", re.IGNORECASE)


def guarded(reply: Reply, *, shared: bool) -> Reply:
    """`shared`: the host is not this URL's alone."""
    kept: Headers = tuple(pair for pair in reply.headers if pair[0] not in _OF_THE_HOST)
    if shared:
        kept = tuple(pair for pair in kept if pair[0] != "set-cookie")
        return reply._replace(headers=(*kept, ("content-security-policy", SANDBOX)))
    own = tuple((name, _DOMAIN.sub("", value) if name == "set-cookie" else value) for name, value in kept)
    return reply._replace(headers=own)


def without_cookies(headers: list[tuple[str, str]], hidden: frozenset[str], *, shared: bool) -> list[tuple[str, str]]:
    """The headers of a request without the cookies called so, and without any where the host is shared."""
    found = []
    for name, value in headers:
        if name == "cookie":
            parts = [part.strip() for part in value.split(";")]
            value = "; ".join(part for part in parts if part.partition("=")[0].strip() not in hidden)
            if shared or not value:
                continue
        found.append((name, value))
    return found
