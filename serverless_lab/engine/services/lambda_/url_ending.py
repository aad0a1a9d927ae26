"""The end of a function URL: deleted by itself, or together with what it leads to."""

from serverless_lab.engine.services.lambda_.state import LambdaState


def forget(state: LambdaState, function: str, qualifier: str | None = None) -> None:
    """The URL of an alias ("" for $LATEST), or all that a function has."""
    of = state.urls_of.get(function, {})
    for name in [name for name in of if qualifier in (None, name)]:
        del state.urls[of.pop(name)]
    if not of:
        state.urls_of.pop(function, None)
