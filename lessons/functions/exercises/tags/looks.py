"""What the checks and the prediction of "Tags" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.functions.bench import creation
from lessons.functions.exercises.tags.scene import FUNCTIONS, TEAMS, USER
from lessons.functions.looking import no_function, served
from lessons.sandbox import sources
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud

KEY = "team"
_NEW = "night-fn"
_CODE = sources.pack("def lambda_handler(event, context):\n    return 1\n")


def all_tagged(probe: Probe) -> Finding:
    for name in FUNCTIONS:
        function = probe.function(name)
        if function is None:
            return no_function(name)
        if KEY not in function.tags:
            near = next((key for key in function.tags if key.lower() == KEY), None)
            return not_yet("spelt", function=name, key=near) if near else not_yet("no-tag", function=name)
        if function.tags[KEY] != TEAMS[name]:
            return not_yet("other-team", function=name, given=function.tags[KEY][:40])
    return met()


def all_called(probe: Probe) -> Finding:
    """Each has cost something, so that there is something to add up by tag."""
    for name in FUNCTIONS:
        if probe.function(name) is None:
            return no_function(name)
        if not served(probe, name):
            return not_yet("not-called", function=name)
    return met()


def by_tag(probe: Probe) -> Finding:
    """The cook may call what bears the kitchen's tag, a function that is made tomorrow too, and nothing else."""
    if USER not in probe.iam.users:
        return not_yet("no-user", user=USER)
    for name in FUNCTIONS:
        if probe.function(name) is None:
            return no_function(name)
    for name, team in TEAMS.items():
        wanted = probe.function(name).tags.get(KEY) == "kitchen" and team == "kitchen"
        if _may_call(probe.cloud, name) and not wanted:
            return not_yet("too-much", function=name)
        if wanted and not _may_call(probe.cloud, name):
            return not_yet("too-little", function=name)
    if not _may_call(_with_new(probe, "kitchen"), _NEW):
        return not_yet("by-name")
    return not_yet("any-new") if _may_call(_with_new(probe, "front"), _NEW) else met()


def what_a_team_costs(probe: Probe) -> Truth | None:
    """What the functions of each team have cost so far, added up by the tag that they bear."""
    costs: dict[str, float] = {}
    for name in FUNCTIONS:
        function = probe.function(name)
        if function is None or not function.total_cost or function.tags.get(KEY) != TEAMS[name]:
            return None
        costs[TEAMS[name]] = costs.get(TEAMS[name], 0.0) + function.total_cost
    option = "kitchen" if costs["kitchen"] > costs["front"] else "front"
    return Truth(option, {team: f"{1_000_000 * cost:.2f}" for team, cost in costs.items()})


def _with_new(probe: Probe, team: str) -> Cloud:
    clone = probe.cloud.clone()
    params = creation(clone.state.account_id, _NEW, _CODE) | {"Tags": {KEY: team}}
    clone.call(clone.root, "lambda", "CreateFunction", params, wall=clone.state.clock.wall)
    return clone


def _may_call(cloud: Cloud, name: str) -> bool:
    user = Caller.user(f"arn:aws:iam::{cloud.state.account_id}:user/{USER}")
    params = {"FunctionName": name, "InvocationType": "DryRun"}
    return cloud.probe(user, "lambda", "Invoke", params).refusal is None
