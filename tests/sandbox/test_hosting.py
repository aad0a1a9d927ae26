"""Runs: honestly cold or warm, as the function's role, whole after every death."""

import json

import pytest

from lessons.sandbox import inflight, inside, journal, lab, ticker
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.news import EnvironmentEnded
from tests.sandbox.conftest import allow, create, invoke, role
from tests.sandbox.host import FakeHost

pytestmark = pytest.mark.django_db


def operations(account):
    head = Account.objects.get(pk=account.pk).head
    return [row.operation for row in journal.line(account.pk, head)][::-1]


def function(account, name="order-fn"):
    return lab.look(account).state.parts["lambda/ap-northeast-2"].functions[name]


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
    from tests.sandbox import life

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


def test_the_function_finds_lambdas_environment_variables(account, host):
    from lessons.sandbox.hosting import environment_of

    create(account, Environment={"Variables": {"TABLE": "orders"}})
    invoke(account)
    found = environment_of(host.ran[0].work)
    assert found.pop("AWS_LAMBDA_LOG_STREAM_NAME").startswith("2026/")
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
    from lessons.sandbox.hosting import environment_of

    own = {"LANG": "ko_KR.UTF-8", "PATH": "/opt/mine", "TZ": "Asia/Seoul"}
    create(account, Environment={"Variables": own})
    invoke(account)
    assert environment_of(host.ran[0].work).items() >= own.items()


def test_a_function_calls_as_its_role_in_its_own_account(account, host):
    create(account)
    event = {"call": ["lambda", "ListFunctions", {}]}
    assert json.loads(invoke(account, event).answer["Payload"]) == {"refused": "AccessDeniedException"}
    allow(account, "lambda:ListFunctions")
    (listed,) = json.loads(invoke(account, event).answer["Payload"])["Functions"]
    assert listed["FunctionName"] == "order-fn"
    inside = JournalEntry.objects.filter(account=account, operation="ListFunctions").order_by("position")
    assert [(row.face, row.code) for row in inside] == [("function", "AccessDeniedException"), ("function", "")]
    for row in inside:
        invoked = JournalEntry.objects.get(account=account, position=row.step)
        assert invoked.operation == "Invoke"
        assert row.cause in invoked.started.split()
        assert journal.read_caller(row.caller).identity == role(account)


@pytest.mark.parametrize("operation", ["AdvanceClock", "SetClockRate", "FinishInvocation"])
def test_the_labs_own_controls_are_closed_to_functions(account, operation):
    create(account)
    allow(account, "*")
    params = {
        "AdvanceClock": {"Until": 2_000_000_000_000_000},
        "SetClockRate": {"Rate": 60},
        "FinishInvocation": {"RequestId": "r", "Status": "ok", "Payload": "", "Output": [], "DurationMs": 1},
    }[operation]
    result = invoke(account, {"call": ["lab", operation, params]})
    assert json.loads(result.answer["Payload"])["refused"] in ("AccessDenied", "ValidationException")
    assert lab.look(account).state.clock.rate == 1


def test_a_function_invokes_another_and_gets_its_answer(account, host):
    create(account)
    create(account, "kitchen-fn")
    allow(account, "lambda:InvokeFunction")
    inner = {"FunctionName": "kitchen-fn", "Payload": json.dumps({"answer": "dumplings"})}
    result = invoke(account, {"call": ["lambda", "Invoke", inner]})
    answer = json.loads(result.answer["Payload"])
    assert (answer["StatusCode"], answer["Payload"]) == (200, "dumplings")
    (step,) = lab.history(account, 1)
    assert [node.entry.operation for node in step.node.children] == ["Invoke", "FinishInvocation"]
    assert [node.entry.operation for node in step.node.children[0].children] == ["FinishInvocation"]
    lab.undo(account)
    assert function(account).invocations == function(account, "kitchen-fn").invocations == []


def test_a_chain_of_functions_that_invoke_each_other_ends(account, host):
    create(account)
    allow(account, "lambda:InvokeFunction")
    event = {"FunctionName": "order-fn"}
    host._answer = lambda _event, on_call: FakeHost._answer({"call": ["lambda", "Invoke", event]}, on_call)
    result = invoke(account)
    answer = json.loads(result.answer["Payload"])
    for _ in range(inside.DEEPEST - 1):
        answer = answer["Payload"]
    assert answer == {"refused": "RecursiveInvocationException"}
    assert len(host.ran) == inside.DEEPEST


def test_a_runtime_in_trouble_is_a_service_exception(account, host):
    create(account)
    result = invoke(account, {"status": "unavailable"})
    assert (result.refusal.code, result.refusal.status, result.answer) == ("ServiceException", 500, None)
    assert [(i.status, i.error_type) for i in function(account).invocations] == [("unavailable", "ServiceException")]
    assert invoke(account).invocations[0].because == "failed"


def test_a_host_that_breaks_off_is_reported(account, host):
    create(account)

    def explode(job):
        raise RuntimeError("the keeper was killed")

    host.on_run = explode
    result = invoke(account)
    host.on_run = None
    assert result.refusal.code == "ServiceException"
    assert lab.position(account.pk)[1] is False
    assert invoke(account).refusal is None


def test_the_server_killed_in_mid_call_leaves_the_account_whole(account, host, wall):
    create(account)

    class Killed(BaseException):
        pass

    def killed(job):
        raise Killed

    host.on_run = killed
    with pytest.raises(Killed):
        invoke(account)
    host.on_run = None
    assert lab.position(account.pk)[1] is True
    assert ticker.tick() == 1
    assert ticker.tick() == 0
    assert lab.position(account.pk)[1] is False
    assert invoke(account).refusal is None
    assert [i.status for i in function(account).invocations] == ["unavailable", "ok"]
    assert lab.position(account.pk)[1] is False
    from tests.sandbox import life

    assert life.state(account) == life.rebuilt(account)


@pytest.mark.parametrize("seconds", [0, 94])
def test_an_undo_gives_the_lost_run_up_first(account, host, wall, seconds):
    create(account)
    host.on_run = lambda job: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        invoke(account)
    wall.wait(seconds)
    assert lab.undo(account).head == 1
    assert [node.entry.operation for node in lab.history(account, 1)] == ["CreateFunction"]
    assert lab.redo(account).head == lab.position(account.pk)[0]


def test_a_run_that_was_lost_belongs_to_the_step_it_began_in(account, host):
    create(account)
    host.on_run = lambda job: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        invoke(account)
    host.on_run = None
    assert lab.advance(account, 60).answer["Reached"]
    report = JournalEntry.objects.get(account=account, operation="FinishInvocation")
    assert JournalEntry.objects.get(account=account, position=report.step).operation == "Invoke"


def test_what_is_left_of_an_account_that_is_gone_is_cleared_away(account):
    import uuid

    gone = uuid.uuid4()
    inflight.begin(gone, "a")
    assert ticker.tick() == 0
    inflight.abandon(gone, "a")
    assert inflight.accounts_with_lost_runs() == {gone}
    assert ticker.tick() == 0
    assert inflight.accounts_with_lost_runs() == set()


def test_a_report_nobody_waits_for_is_dropped_with_its_environment(account, host, wall):
    create(account)

    def late(job):
        host.on_run = None
        wall.wait(94)
        lab.call(account, "lab", "Tick", {})

    host.on_run = late
    result = invoke(account)
    assert result.refusal.code == "ServiceException"
    assert host.ran[0].work.environment_id in host.dropped
    assert [i.status for i in function(account).invocations] == ["unavailable"]


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


def test_a_report_the_engine_cannot_read_becomes_unavailable(account, host):
    create(account)
    host._answer = lambda event, on_call: None
    real = host.run
    host.run = lambda job, on_call: real(job, on_call) | {"Status": "confused"}
    assert invoke(account).refusal.code == "ServiceException"
    assert lab.position(account.pk)[1] is False
