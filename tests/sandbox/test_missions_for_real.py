"""Missions whose functions run out of memory, call other services or speak JavaScript, on the real runtime: what the
suite's player in memory only models."""

import json
from functools import partial
from typing import Any

import pytest

from lessons.courseware.course import Mission, Mistake
from lessons.courseware.missions.attempts import LearnerPlayer
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import in_account
from lessons.functions.missions.missing_permission import counter_fn
from lessons.functions.missions.missing_permission.mission import MISSION as MISSING_PERMISSION
from lessons.functions.missions.out_of_memory.mission import MISSION as OUT_OF_MEMORY
from lessons.functions.missions.refused_mend import till_fn
from lessons.functions.missions.refused_mend.mission import MISSION as REFUSED_MEND
from lessons.messaging.missions.backlog import fryer_fn
from lessons.messaging.missions.backlog.mission import MISSION as BACKLOG
from lessons.messaging.missions.baked_twice.mission import MISSION as BAKED_TWICE
from lessons.messaging.missions.cooked_again.mission import MISSION as COOKED_AGAIN
from lessons.messaging.missions.lunch_rush.mission import MISSION as LUNCH_RUSH
from lessons.messaging.missions.nothing_lost.mission import MISSION as NOTHING_LOST
from lessons.messaging.missions.one_click.mission import MISSION as ONE_CLICK
from lessons.messaging.missions.poison.mission import MISSION as POISON
from lessons.messaging.missions.silent_queue.mission import MISSION as SILENT_QUEUE
from lessons.sandbox import lab, sources
from lessons.sandbox.models import Account
from lessons.sandbox.trials import try_out
from lessons.sandbox.why import denied_in
from serverless_lab.engine.instant import MILLISECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_host")]
# The variants that have each of the faults, or each of the ways in which the handler was written.
PLAYED = [(OUT_OF_MEMORY, range(3)), (MISSING_PERMISSION, range(4)), (REFUSED_MEND, (0, 2))]
PLAYED += [(NOTHING_LOST, range(2)), (COOKED_AGAIN, range(3)), (POISON, range(1))]
PLAYED += [(ONE_CLICK, range(1)), (LUNCH_RUSH, range(1)), (BAKED_TWICE, range(1))]
PLAYED += [(SILENT_QUEUE, range(3)), (BACKLOG, range(1))]
MISTAKEN = [(mission, mistake) for mission in (SILENT_QUEUE, BACKLOG) for mistake in mission.mistakes]


class Played:
    """A variant of a mission begun in an account."""

    def __init__(self, account: Account, mission: Mission, variant: int) -> None:
        self.account, self.mission = account, mission
        self.player = LearnerPlayer(account, mission.facts(variant), "ko")
        for play in mission.start:
            play(self.player)
        self.since = self.probe().state.position

    def probe(self) -> Probe:
        account = self.account
        since = getattr(self, "since", 0)
        cloud, facts = lab.look(account).cloud, self.player.facts
        runs: dict[str, Any] = {"trials": partial(try_out, account), "rehearsals": in_account(account, facts)}
        return Probe(cloud, since=since, facts=facts, **runs)

    def met(self) -> list[str]:
        return [check.id for check in self.mission.checks if check.look(self.probe()).met]

    def invoke(self, name: str, event: object) -> dict:
        payload = json.dumps(event).encode()
        result = lab.call(self.account, "lambda", "Invoke", {"FunctionName": name, "Payload": payload})
        return json.loads(result.answer["Payload"])


@pytest.mark.parametrize(
    ("mission", "variant"),
    [(mission, each) for mission, variants in PLAYED for each in variants],
    ids=lambda each: getattr(each, "id", None),
)
def test_begun_nothing_is_met_and_its_own_solution_meets_all(account: Account, mission: Mission, variant: int) -> None:
    played = Played(account, mission, variant)
    assert played.met() == []
    for step in mission.solution:
        assert len(played.met()) < len(mission.checks)
        step.play(played.player)
    assert played.met() == [check.id for check in mission.checks]
    assert [mistake.id for mistake in mission.mistakes if mistake.seen(played.probe())] == []


@pytest.mark.parametrize(("mission", "mistake"), MISTAKEN, ids=lambda each: each.id)
def test_a_mistake_is_known_and_does_not_pass(account: Account, mission: Mission, mistake: Mistake) -> None:
    played = Played(account, mission, 0)
    for play in mistake.play:
        play(played.player)
    assert [each.id for each in mission.mistakes if each.seen(played.probe())] == [mistake.id]
    assert len(played.met()) < len(mission.checks)


@pytest.mark.parametrize("count", [1, 10])
def test_the_fryer_takes_as_long_as_a_rehearsal_supposes(account: Account, count: int) -> None:
    played = Played(account, BACKLOG, 0)
    assert played.invoke(fryer_fn.FUNCTION, {"Records": [{}] * count}) == {"fried": count}
    supposed = fryer_fn.HEATING_MS + fryer_fn.FRYING_MS * count
    took = played.probe().last(fryer_fn.FUNCTION).duration / MILLISECOND
    assert supposed <= took < supposed + 300


@pytest.mark.parametrize("variant", range(4))
def test_a_call_from_inside_is_refused_and_the_page_can_tell_which(account: Account, variant: int) -> None:
    played = Played(account, MISSING_PERMISSION, variant)
    operation, action = "Invoke", "lambda:InvokeFunction"
    if played.player.facts["fault"] == "other-namespace":
        operation, action = "PutMetricData", "cloudwatch:PutMetricData"
    refused = played.invoke(counter_fn.COUNTER, counter_fn.ORDER)
    assert (refused["errorType"], action in refused["errorMessage"]) == ("ClientError", True)
    (denied,) = denied_in(account, played.probe().last(counter_fn.COUNTER).request_id)
    assert denied.operation == operation


@pytest.mark.parametrize("variant", [0, 2])
def test_the_mend_is_refused_until_the_function_has_moved(account: Account, variant: int) -> None:
    played = Played(account, REFUSED_MEND, variant)
    facts = played.player.facts
    assert played.invoke(till_fn.FUNCTION, till_fn.ORDER) == {"item": "dumplings", "total": 2 * facts["dumplings"]}
    code = sources.pack(till_fn.new(facts)["ko"], "index.mjs")
    update = {"FunctionName": till_fn.FUNCTION, "ZipFile": code}
    refusal = lab.call(account, "lambda", "UpdateFunctionCode", update).refusal
    assert (refusal.code, "nodejs22.x" in refusal.message) == ("InvalidParameterValueException", True)
    REFUSED_MEND.solution[0].play(played.player)
    error = played.invoke(till_fn.FUNCTION, till_fn.ORDER)
    kind = {"callback": "Runtime.CallbackHandlerDeprecated", "context": "TypeError"}[facts["way"]]
    assert error["errorType"] == kind
