"""Why a call was cold, and who was allowed to do what: decisions as data for the explain panel."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lessons.functions.runs import RunCard
from lessons.sandbox.decisions import Shown, show
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Function

LOG_ACTIONS = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")


@dataclass(frozen=True)
class Explanation:
    """`decisions`: the learner's right to call, then the function's right to write its log, each with whose it is."""

    run: RunCard | None
    decisions: tuple[tuple[str, Shown], ...]

    @property
    def waited(self) -> int | None:
        """How long the environment in question had been idle, in simulated time."""
        if self.run is None:
            return None
        facts = self.run.run.facts
        since = facts.get("idle_since")
        until = facts.get("ended") or self.run.run.started
        return until - since if since and until > since else None


def read(cloud: Cloud, function: Function, run: RunCard | None) -> Explanation:
    """Decisions as policies stand now in this account."""
    state = cloud.state
    arn = str(Arn("lambda", state.region, state.account_id, f"function:{function.name}"))
    group = str(Arn("logs", state.region, state.account_id, f"log-group:/aws/lambda/{function.name}:*"))
    role = Caller.role(function.role, function.name)
    invoke = cloud.decide(cloud.acting, "lambda:InvokeFunction", arn)
    writing = [(_("the function's role"), show(cloud.decide(role, action, group))) for action in LOG_ACTIONS]
    return Explanation(run, ((_("you"), show(invoke)), *writing))
