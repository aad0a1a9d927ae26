"""The machine has lost the process behind an environment."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.lambda_ import environments, provisioned
from serverless_lab.engine.services.lambda_.requests.common import LoseEnvironment
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.state import AccountState


def losing_moment(state: AccountState, request: LoseEnvironment, now: Instant) -> Instant:
    """A loss counts before whatever is due by now: a queued event must not be served by what is not there."""
    first = state.first_due()
    return now if first is None else min(now, first.at - 1)


def lose_environment(context: Context, request: LoseEnvironment) -> dict[str, Any]:
    """The machine no longer has the process behind an idle environment; a busy one ends with its call."""
    environment = context.part(LambdaState).environments.get(request.environment_id)
    if environment is not None and not environment.busy:
        environments.end(context, environment, request.reason)
        provisioned.ended(context, environment)
    return {}
