"""Cold and warm calls, what lives on, what is measured, and calls back to the host."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from serverless_lab.runtime.model import AwsError, EnvironmentLost, LogChunk, Mount, Observed
from tests.runtime.conftest import Lab, answer, text

COUNTER = """
print("loaded")
n = 0
def handler(event, context):
    global n
    n += 1
    print("call", n)
    return {"n": n, "event": event}
"""


def test_a_cold_call_then_warm_ones_share_their_globals(lab: Lab) -> None:
    spec = lab.spec(COUNTER)
    first, second = lab.run(spec, {"한": "글"}), lab.run(spec, [1.5, None])
    assert (answer(first), answer(second)) == ({"n": 1, "event": {"한": "글"}}, {"n": 2, "event": [1.5, None]})
    assert (first.cold, second.cold) == (True, False)
    assert (text(first), text(second)) == ("loaded\ncall 1\n", "call 2\n")
    assert [chunk.phase for chunk in first.output] == ["init", "invoke"]


def test_a_cold_start_is_measured_in_its_phases_and_scaled_by_the_cpu_share(lab: Lab) -> None:
    cold = lab.run("x = sum(range(200_000))\ndef handler(event, context): pass", cpu_share=0.1)
    assert sorted(cold.phases) == ["environment", "fetch", "module", "runtime"]
    assert all(milliseconds > 0 for milliseconds in cold.phases.values())
    assert cold.measured_init_ms == pytest.approx(sum(cold.phases.values()) - cold.phases["fetch"])
    assert 3 * cold.measured_init_ms < cold.init_ms < 11 * cold.measured_init_ms
    warm = lab.run(lab.spec(COUNTER))
    assert warm.phases != {}
    assert lab.run(COUNTER).max_memory_mb in range(35, 60)


def test_a_warm_call_has_no_init(lab: Lab) -> None:
    spec = lab.spec(COUNTER)
    lab.run(spec)
    warm = lab.run(spec)
    assert (warm.init_ms, warm.measured_init_ms, warm.phases) == (0, 0, {})


def test_cpu_time_is_slowed_to_the_share_and_waiting_is_not(lab: Lab) -> None:
    busy = lab.run("def handler(e, c):\n  for _ in range(1_000_000): pass", cpu_share=0.1, timeout=30)
    assert busy.duration_ms == pytest.approx(busy.cpu_ms * 10, rel=0.1)
    asleep = lab.run("import time\ndef handler(e, c): time.sleep(0.3)", cpu_share=0.1)
    assert 300 <= asleep.duration_ms < 400


def test_the_context_object(lab: Lab) -> None:
    source = """
def handler(event, context):
    left = context.get_remaining_time_in_millis()
    for _ in range(300_000): pass
    return [left, left - context.get_remaining_time_in_millis(), context.aws_request_id, context.function_name]
"""
    seen = lab.run(source, cpu_share=0.1, timeout=5)
    left, used, request_id, name = answer(seen)
    assert 4900 < left <= 5000
    assert used == pytest.approx(seen.duration_ms, rel=0.25)
    assert request_id.startswith("request-id-")
    assert name == "f"


def test_environment_variables_layers_and_mounts(lab: Lab, tmp_path: Path) -> None:
    layers = []
    for number in (1, 2):
        folder = tmp_path / f"layer{number}" / "python"
        folder.mkdir(parents=True)
        (folder / "shared.py").write_text(f"value = {number}")
        (folder / f"only{number}.py").write_text(f"value = {number}")
        layers.append(folder.parent)
    (tmp_path / "efs").mkdir(mode=0o777)
    (tmp_path / "efs").chmod(0o777)
    source = """
import os, shared, only1, only2
def handler(event, context):
    open("/mnt/files/note", "w").write("kept")
    return [os.environ["STAGE"], sorted(os.environ), shared.value, only1.value, only2.value]
"""
    spec = lab.spec(
        source,
        environment={"STAGE": "prod"},
        layers=tuple(layers),
        mounts=(Mount(tmp_path / "efs", "/mnt/files"),),
    )
    assert answer(lab.run(spec)) == ["prod", ["STAGE"], 2, 1, 2]
    assert (tmp_path / "efs" / "note").read_text() == "kept"


def test_scratch_space_lives_as_long_as_the_environment(lab: Lab) -> None:
    source = """
import os
def handler(event, context):
    found = os.path.exists("/tmp/mark")
    open("/tmp/mark", "w").close()
    return found
"""
    spec = lab.spec(source)
    assert [answer(lab.run(spec)), answer(lab.run(spec))] == [False, True]
    lab.served.clear()
    assert answer(lab.run(spec)) is False


def test_two_environments_draw_different_random_numbers(lab: Lab) -> None:
    source = "import random, uuid\ndef handler(e, c): return [random.random(), str(uuid.uuid4())]"
    first, second = answer(lab.run(source)), answer(lab.run(source))
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_boto3_calls_the_host(lab: Lab) -> None:
    asked: list[tuple[str, str, dict[str, object]]] = []

    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        asked.append((service, operation, params))
        if operation == "GetObject":
            return {"Body": b"\x00raw", "LastModified": datetime(2026, 1, 2, tzinfo=UTC)}
        return {"StatusCode": 200, "Payload": json.dumps({"inner": 1})}

    source = """
import boto3, json
def handler(event, context):
    got = boto3.client("s3").get_object(Bucket="b", Key="k")
    reply = boto3.client("lambda").invoke(FunctionName="g", Payload=json.dumps({"x": 1}).encode())
    return [list(got["Body"].read()), got["LastModified"].isoformat(), json.load(reply["Payload"])]
"""
    seen = lab.run(source, on_call=host)
    assert answer(seen) == [[0, 114, 97, 119], "2026-01-02T00:00:00+00:00", {"inner": 1}]
    assert asked == [
        ("s3", "GetObject", {"Bucket": "b", "Key": "k"}),
        ("lambda", "Invoke", {"FunctionName": "g", "Payload": b'{"x": 1}'}),
    ]
    assert seen.host_calls == 2


def test_a_refusal_of_the_account_is_a_client_error(lab: Lab) -> None:
    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        raise AwsError("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.", 400)

    source = """
import boto3
from botocore.exceptions import ClientError
sqs = boto3.client("sqs")
def handler(event, context):
    try:
        sqs.send_message(QueueUrl="q", MessageBody="m")
    except ClientError as error:
        seen = [str(error), error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
    try:
        sqs.send_message(QueueUrl="q", MessageBody="m")
    except sqs.exceptions.ResourceNotFoundException:
        seen.append("wrong")
    except sqs.exceptions.NonExistentQueue:
        seen.append("named")
    return seen
"""
    message = (
        "An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the SendMessage operation: "
        "The specified queue does not exist."
    )
    seen = answer(lab.run(source, on_call=host))
    assert seen == [message, "AWS.SimpleQueueService.NonExistentQueue", 400, "named"]


def test_a_function_invokes_a_function(lab: Lab) -> None:
    inner = lab.spec("def handler(event, context): return event['n'] * 2")

    def host(service: str, operation: str, params: dict[str, bytes]) -> dict[str, object]:
        return {"Payload": lab.run(inner, json.loads(params["Payload"])).payload}

    source = """
import boto3, json
def handler(event, context):
    return [json.load(boto3.client("lambda").invoke(Payload=json.dumps({"n": n}))["Payload"]) for n in (1, 2)]
"""
    assert answer(lab.run(source, on_call=host)) == [2, 4]


def test_a_bug_of_the_host_comes_out_and_ends_the_environment(lab: Lab) -> None:
    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        raise ZeroDivisionError("ours")

    spec = lab.spec("import boto3\ndef handler(e, c): boto3.client('sqs').list_queues()")
    with pytest.raises(ZeroDivisionError, match="ours"):
        lab.run(spec, on_call=host)
    _until(lambda: all(e.key != spec.key for e in lab.runtime.stats().environments))


def _until(condition: object) -> None:
    end = time.monotonic() + 5
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "did not happen within five seconds"
        time.sleep(0.02)


def test_output_streams_while_the_function_runs(lab: Lab) -> None:
    source = "import time\ndef handler(e, c):\n  print('one')\n  time.sleep(0.4)\n  print('two')"
    seen: list[tuple[float, str]] = []
    spec, began = lab.spec(source), time.monotonic()
    from serverless_lab.runtime.model import Call

    def hear(chunk: LogChunk) -> None:
        seen.append((time.monotonic() - began, chunk.text))

    call = Call("r", "null", 3, None, "t")
    lab.runtime.run(spec, call, lambda *_: {}, hear)
    (first, one), (second, two) = seen
    assert (one, two) == ("one\n", "two\n")
    assert second - first > 0.3


def test_alive_knows_the_exact_state(lab: Lab) -> None:
    spec = lab.spec(COUNTER)
    lab.run(spec)
    tag = lab.served[spec.key]
    assert lab.runtime.alive(lab.owner, spec.key, tag)
    assert not lab.runtime.alive(lab.owner, spec.key, "another state")
    assert not lab.runtime.alive("someone else", spec.key, tag)
    assert lab.runtime.drop(lab.owner, spec.key) == 1
    assert not lab.runtime.alive(lab.owner, spec.key, tag)
    with pytest.raises(EnvironmentLost):
        lab.run(spec)


def test_a_process_in_another_state_is_not_used(lab: Lab) -> None:
    spec = lab.spec(COUNTER)
    lab.run(spec)
    tag = lab.served[spec.key]
    lab.served[spec.key] = "a state that was rewound"
    with pytest.raises(EnvironmentLost):
        lab.run(spec)
    lab.served[spec.key] = tag
    assert answer(lab.run(spec))["n"] == 2


def test_the_functions_clocks_show_the_accounts_time(lab: Lab) -> None:
    source = """
import datetime, time
loaded = time.time()
def handler(event, context):
    began = time.monotonic()
    time.sleep(0.05)
    return [loaded, time.time(), datetime.datetime.now(datetime.UTC).year, time.monotonic() - began]
"""
    spec, year = lab.spec(source), 365.25 * 86400
    loaded, now, shown, slept = answer(lab.run(spec, clock_offset_seconds=10 * year))
    assert loaded == pytest.approx(time.time() + 10 * year, abs=5)
    assert now == pytest.approx(time.time() + 10 * year, abs=5)
    assert shown == datetime.fromtimestamp(time.time() + 10 * year, UTC).year
    assert 0.05 <= slept < 0.3
    assert answer(lab.run(spec))[1] == pytest.approx(time.time(), abs=5)


def test_logging_is_as_on_aws(lab: Lab) -> None:
    source = """
import logging, sys
logger = logging.getLogger()
def handler(event, context):
    logger.info("hidden")
    logger.warning("shown")
    logger.setLevel(logging.INFO)
    logger.info("now")
    print("aside", file=sys.stderr)
"""
    seen: Observed = lab.run(source)
    warning, info = (chunk.text for chunk in seen.output if chunk.stream == "stdout")
    level, moment, request_id, message = warning.split("\t")
    assert (level, message) == ("[WARNING]", "shown\n")
    assert request_id.startswith("request-id-")
    assert datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").year >= 2026  # noqa: DTZ007 - ends in Z
    assert info.startswith("[INFO]\t")
    assert info.endswith("\tnow\n")
    assert [chunk.text for chunk in seen.output if chunk.stream == "stderr"] == ["aside\n"]
