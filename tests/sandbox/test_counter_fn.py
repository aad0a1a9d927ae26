"""The function of "Missing permission" in an account with the real runtime: what it is refused, and what it does."""

import json

import pytest

from lessons.courseware.missions.attempts import LearnerPlayer
from lessons.courseware.probe import Probe
from lessons.functions.missions.missing_permission.counter_fn import COUNTER, KITCHEN, NAMESPACE, ORDER
from lessons.functions.missions.missing_permission.mission import MISSION
from lessons.functions.missions.missing_permission.scene import mend
from lessons.sandbox import lab
from lessons.sandbox.why import denied_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_host")]


def called(account) -> dict:
    result = lab.call(account, "lambda", "Invoke", {"FunctionName": COUNTER, "Payload": json.dumps(ORDER).encode()})
    return json.loads(result.answer["Payload"])


@pytest.mark.parametrize("variant", range(4))
def test_a_call_from_inside_is_refused_until_the_role_is_mended(account, variant: int) -> None:
    facts = MISSION.facts(variant)
    player = LearnerPlayer(account, facts, "ko")
    for play in MISSION.start:
        play(player)
    since = player.cloud.state.position
    refused = called(account)
    action = "cloudwatch:PutMetricData" if facts["fault"] == "other-namespace" else "lambda:InvokeFunction"
    assert (refused["errorType"], action in refused["errorMessage"]) == ("ClientError", True)
    (denied,) = denied_in(account, Probe(player.cloud).last(COUNTER).request_id)
    assert denied.operation == ("PutMetricData" if facts["fault"] == "other-namespace" else "Invoke")
    mend(player)
    assert called(account) == {"order": ORDER["order"], "ticket": "2 x dumplings"}
    probe = Probe(lab.look(account).cloud, since=since, facts=facts)
    assert [check.id for check in MISSION.checks if not check.look(probe).met] == []
    assert len(probe.invocations(KITCHEN)) == 1
    counted = [each for each in probe.cloudwatch.series.values() if each.namespace == NAMESPACE]
    assert [list(each.names) for each in counted] == [["Count Sold"]]
