"""The base of all typed requests: AWS's PascalCase members under Python names."""

import msgspec


class Request(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Parameters of one operation, validated against the service model before they arrive here."""
