"""Cold and warm calls, what lives on, what is measured, and calls back to the host."""

import json
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from serverless_lab.runtime.model import EnvironmentLost, LogChunk, Mount, Observed
from tests.runtime.support import Lab, answer, text

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
    source = "x = sum(range(3_000_000))\ndef handler(event, context): pass"
    cold, full = lab.run(source, cpu_share=0.1), lab.run(source, cpu_share=1.0)
    assert sorted(cold.phases) == ["environment", "fetch", "module", "runtime"]
    assert min(cold.phases.values()) > 0
    assert cold.measured_init_ms == pytest.approx(cold.phases["runtime"] + cold.phases["module"])
    assert cold.init_ms > 3 * full.init_ms
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


def test_the_trace_header_is_that_of_the_call(lab: Lab) -> None:
    spec = lab.spec("import os\ndef handler(e, c): return os.environ['_X_AMZN_TRACE_ID']")
    assert [answer(lab.run(spec, trace=each)) for each in ("Root=1;Sampled=0", "Root=2;Sampled=1")] == [
        "Root=1;Sampled=0",
        "Root=2;Sampled=1",
    ]


LOGGING = """
import logging
log = logging.getLogger("kitchen")
log.info("loaded")
def handler(event, context):
    print("as it is")
    log.debug("too fine")
    log.warning("%d left", 2, extra={"dish": "mandu"})
    try:
        return {}["dish"]
    except KeyError:
        log.exception("no dish")
    raise ValueError("given up")
"""


def test_logging_in_json(lab: Lab) -> None:
    json_from_info = {"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "INFO"}
    seen = lab.run(LOGGING, environment=json_from_info)
    lines = [json.loads(line) if line[0] == "{" else line for line in text(seen).splitlines()]
    loaded, plain, left, missing, failed = lines
    assert (loaded["level"], loaded["logger"], plain) == ("INFO", "kitchen", "as it is")
    assert left == {
        "timestamp": left["timestamp"],
        "level": "WARNING",
        "message": "2 left",
        "logger": "kitchen",
        "requestId": left["requestId"],
        "dish": "mandu",
    }
    assert datetime.fromisoformat(left["timestamp"]).tzinfo is UTC
    assert (missing["errorType"], missing["errorMessage"]) == ("KeyError", "'dish'")
    assert (failed["log_level"], failed["errorType"], failed["errorMessage"]) == ("ERROR", "ValueError", "given up")
    assert failed["requestId"] == left["requestId"]


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
    assert answer(lab.run(spec)) == ["prod", ["STAGE", "_X_AMZN_TRACE_ID"], 2, 1, 2]
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


def test_a_functions_own_modules_come_before_the_preloaded_ones(lab: Lab, tmp_path: Path) -> None:
    layer = tmp_path / "layer" / "python"
    layer.mkdir(parents=True)
    (layer / "statistics.py").write_text("mean = 'ours'")
    (layer / "boto3.py").write_text("client = 'a real one would look for a network'")
    source = "import boto3, statistics\ndef handler(e, c): return [statistics.mean, callable(boto3.client)]"
    assert answer(lab.run(source, layers=(layer.parent,))) == ["ours", True]


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
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", moment)
    assert info.startswith("[INFO]\t")
    assert info.endswith("\tnow\n")
    assert [chunk.text for chunk in seen.output if chunk.stream == "stderr"] == ["aside\n"]


@pytest.mark.parametrize("megabytes", [0.25, 3, 6])
def test_large_events_reach_a_warm_environment(lab: Lab, megabytes: float) -> None:
    spec = lab.spec("def handler(event, context): return len(event)")
    lab.run(spec, "")
    size = int(megabytes * (1 << 20)) - 2
    for _ in range(8):
        seen = lab.run(spec, "x" * size, timeout=10)
        assert (answer(seen), seen.cold) == (size, False)


def test_a_large_answer_of_the_account_reaches_a_function(lab: Lab) -> None:
    spec = lab.spec("import boto3\ndef handler(e, c): return len(boto3.client('s3').get_object()['Body'].read())")
    for _ in range(3):
        assert answer(lab.run(spec, on_call=lambda *_: {"Body": bytes(5 << 20)}, timeout=10)) == 5 << 20


def test_an_answer_of_the_account_too_large_to_pass_on_is_an_error(lab: Lab) -> None:
    source = """
import boto3
from botocore.exceptions import ClientError
def handler(event, context):
    try: boto3.client("s3").get_object()
    except ClientError as error: return error.response["Error"]["Code"]
"""
    assert answer(lab.run(source, on_call=lambda *_: {"Body": bytes(30 << 20)}, timeout=10)) == "RequestEntityTooLarge"
