"""One access request, prepared for being compared with many statements."""

from functools import cached_property

from serverless_lab.engine.policy.access import AccessRequest, Values


class Asked:
    """`guarded`: a permissions boundary hangs on the caller; a Deny with NotPrincipal then always applies."""

    def __init__(self, request: AccessRequest, explain: bool, guarded: bool) -> None:
        self.caller = request.caller
        self.action = request.action.lower()
        self.resource = request.resource
        self.explain = explain
        self.guarded = guarded
        self._keys = request.keys

    @cached_property
    def keys(self) -> dict[str, Values]:
        """Condition keys in lower case: their names are compared without regard to case."""
        return {name.lower(): value for name, value in self._keys.items()}
