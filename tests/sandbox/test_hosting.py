"""Runs: honestly cold or warm, with Lambda's environment variables, side by side and undone only when quiet."""

import json
import re

import pytest

from lessons.sandbox import journal, lab
from lessons.sandbox.hosting import environment_of
from lessons.sandbox.models import Account
from serverless_lab.engine.news import EnvironmentEnded
from tests.sandbox import life
from tests.sandbox.conftest import create, function, invoke

pytestmark = pytest.mark.django_db


def operations(account):
    head = Account.objects.get(pk=account.pk).head
    return [row.operation for row in journal.line(account.pk, head)][::-1]


@pytest.mark.parametrize(
    ("lose", "reason"),
    [("vanish", "evicted"), ("restart", "restarted"), ("dead", "restarted"), ("other", "rewound")],
)
def test_a_lost_process_is_journaled_and_the_call_is_cold(account, host, wall, lose, reason):
    create(account)
    invoke(account)
    (key,) = host.processes
    if lose == "other":
        host.processes[key] = "somebody else's request#1"
    else:
        host.processes.clear()
        host.began = {"vanish": 0, "restart": wall(), "dead": None}[lose]
    result = invoke(account)
    assert operations(account) == [
        "CreateFunction",
        *["Invoke", "FinishInvocation"],
        "LoseEnvironment",
        "Invoke",
        "FinishInvocation",
    ]
    (ended,) = [news for news in result.news if isinstance(news, EnvironmentEnded)]
    assert ended.reason == reason
    assert (result.invocations[0].cold, result.invocations[0].because) == (True, reason)
    assert [e.end_reason for e in function(account).ended] == [reason]
    assert host.dropped == [key[1]]


def test_a_call_taken_back_for_a_lost_process_leaves_no_trace_in_memory(account, host):
    create(account)
    invoke(account)
    host.processes.clear()
    invoke(account)
    assert life.state(account) == life.rebuilt(account)


def test_undo_rewinds_an_environment_honestly(account, host):
    create(account)
    for _ in range(2):
        invoke(account)
    lab.undo(account)
    assert invoke(account).invocations[0].because == "rewound"


def test_a_queued_event_does_not_count_on_a_lost_process_either(account, host):
    create(account)
    invoke(account)
    host.processes.clear()
    host.began = None
    invoke(account, InvocationType="Event")
    assert function(account).invocations[-1].because == "restarted"
    assert function(account).invocations[-1].asynchronous


def test_environments_that_end_are_dropped(account, host):
    create(account)
    invoke(account)
    ((_, environment_id),) = host.processes
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "MemorySize": 256})
    assert host.dropped == [environment_id]


def test_a_reset_ends_every_environment_and_undone_the_next_call_is_cold(account, host):
    create(account)
    invoke(account)
    lab.reset(account)
    assert host.processes == {}
    lab.undo(account)
    assert invoke(account).invocations[0].because == "evicted"


def test_the_function_finds_lambdas_environment_variables(account, host):
    create(account, Environment={"Variables": {"TABLE": "orders"}})
    invoke(account)
    found = environment_of(host.ran[0].work)
    assert found.pop("AWS_LAMBDA_LOG_STREAM_NAME").startswith("2026/")
    assert re.fullmatch("ASIA[A-Z2-7]{16}", found.pop("AWS_ACCESS_KEY_ID"))
    assert re.fullmatch("[A-Za-z0-9+/]{40}", found.pop("AWS_SECRET_ACCESS_KEY"))
    assert found.pop("AWS_SESSION_TOKEN").startswith("IQoJb3JpZ2luX2Vj")
    assert found == {
        "TABLE": "orders",
        "AWS_REGION": "ap-northeast-2",
        "AWS_DEFAULT_REGION": "ap-northeast-2",
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.14",
        "AWS_LAMBDA_FUNCTION_NAME": "order-fn",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/order-fn",
        "LAMBDA_TASK_ROOT": "/var/task",
        "LAMBDA_RUNTIME_DIR": "/var/runtime",
        "LANG": "en_US.UTF-8",
        "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
        "TZ": ":UTC",
        "_HANDLER": "lambda_function.handler",
    }


def test_what_lambda_does_not_reserve_a_function_may_set_itself(account, host):
    own = {"LANG": "ko_KR.UTF-8", "PATH": "/opt/mine", "TZ": "Asia/Seoul"}
    create(account, Environment={"Variables": own})
    invoke(account)
    assert environment_of(host.ran[0].work).items() >= own.items()


def test_an_environment_keeps_its_keys_and_another_has_others(account, host):
    create(account)
    invoke(account)
    invoke(account)
    first, again = (environment_of(job.work)["AWS_ACCESS_KEY_ID"] for job in host.ran)
    assert first == again
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "MemorySize": 256})
    invoke(account)
    assert environment_of(host.ran[-1].work)["AWS_ACCESS_KEY_ID"] != first


def test_undo_waits_for_running_code(account, host):
    create(account)
    refused = []

    def meanwhile(job):
        for move in (lab.undo, lab.redo, lab.reset):
            with pytest.raises(lab.AccountBusy):
                move(account)
            refused.append(move)

    host.on_run = meanwhile
    invoke(account)
    assert len(refused) == 3


def test_an_action_taken_while_code_runs_is_undone_to_a_quiet_moment(account, host):
    create(account)
    host.on_run = lambda job: create(account, "kitchen-fn") if "kitchen-fn" not in str(job.work) else None
    invoke(account)
    assert lab.position(account.pk)[0] == 4
    assert lab.undo(account).head == 1
    assert lab.redo(account).head == 4
    lab.undo(account)
    assert not lab.undo(account).can_undo


def test_invocations_together_need_an_environment_each(account, host):
    create(account)
    results = lab.invoke_together(account, "order-fn", b'{"answer": 7}', 3)
    assert [json.loads(r.answer["Payload"]) for r in results] == [7, 7, 7]
    assert len({r.invocations[0].environment_id for r in results}) == 3
    assert len({r.invocations[0].started for r in results}) == 1
    assert [len(lab.history(account, 10)), lab.undo(account).head] == [2, 1]
    with pytest.raises(ValueError, match="count"):
        lab.invoke_together(account, "order-fn", b"{}", 0)
