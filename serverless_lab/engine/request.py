"""The base of all typed requests: AWS's PascalCase members under Python names."""

import msgspec

# Marks a member that a request is refused for, since what it asks for is not simulated: `Annotated[bool, REFUSED]`.
REFUSED = msgspec.Meta(extra={"refused": True})


class Request(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Parameters of one operation, validated against the service model before they arrive here."""
