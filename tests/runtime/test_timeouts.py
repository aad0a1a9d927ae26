"""The deadline holds in simulated time, whatever the function does."""

import time

import pytest

from tests.runtime.support import Lab, answer, text

ENDLESS = {
    "a loop": "while True: pass",
    "a sleep": "import time; time.sleep(3600)",
    "a regular expression": 'import re; re.match(r"(a+)+$", "a" * 40 + "b")',
    "a big integer": "10 ** 10 ** 8",
    "a swallowed exception": "\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass",
    "one call into C": "sum(range(10 ** 13))",
    "a host call": "import boto3; boto3.client('sqs').receive_message()",
}


@pytest.mark.parametrize("statement", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_timeout_keeps_the_output_and_ends_the_environment(lab: Lab, statement: str) -> None:
    def host(*_: object) -> dict[str, object]:
        time.sleep(1)
        return {}

    spec = lab.spec(f"def handler(event, context):\n  print('before')\n  {statement}", memory_mb=256)
    began = time.monotonic()
    seen = lab.run(spec, timeout=0.5, on_call=host)
    assert time.monotonic() - began >= 0.5
    assert (seen.status, seen.phase, seen.kept, seen.payload) == ("timeout", "invoke", False, "")
    assert (text(seen), seen.duration_ms) == ("before\n", 500)
    assert not lab.runtime.alive(lab.owner, spec.key, "request")


@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.2, 0.3])
def test_a_timeout_in_the_middle_of_writing(lab: Lab, seconds: float) -> None:
    seen = lab.run("def handler(event, context):\n  while True: print('x')", timeout=seconds)
    assert (seen.status, set(text(seen)), seen.output_dropped) == ("timeout", {"x", "\n"}, 0)


def test_a_small_function_times_out_after_little_cpu_time(lab: Lab) -> None:
    spec = lab.spec("def handler(event, context):\n  while True: pass", cpu_share=128 / 1769)
    seen = lab.run(spec, timeout=3)
    assert seen.status == "timeout"
    assert 200 < seen.cpu_ms < 400


def test_a_small_function_sleeps_in_real_time(lab: Lab) -> None:
    seen = lab.run("import time\ndef handler(e, c): time.sleep(10)", timeout=1, cpu_share=128 / 1769)
    assert seen.status == "timeout"
    assert seen.measured_ms > 900


def test_the_time_left_agrees_with_the_deadline(lab: Lab) -> None:
    source = """
def handler(event, context):
    while (left := context.get_remaining_time_in_millis()) > 300: pass
    return left
"""
    seen = lab.run(source, timeout=2, cpu_share=0.2)
    left = answer(seen)  # whole milliseconds, cut off
    assert 250 < left <= 300
    assert 2000 - (left + 1) <= seen.duration_ms < 1800


def test_init_has_a_limit_of_its_own(lab: Lab) -> None:
    seen = lab.run("print('loading')\nwhile True: pass", cpu_share=0.05)
    assert (seen.status, seen.phase, seen.kept, text(seen)) == ("timeout", "init", False, "loading\n")
    assert seen.init_ms == 10_000
    assert seen.measured_init_ms < 10_000


def test_a_module_may_be_given_less_time_than_usual(lab: Lab) -> None:
    source = "import time\ntime.sleep(1)\ndef handler(event, context): return 'in time'"
    seen = lab.run(lab.spec(source, init_seconds=0.3))
    assert (seen.status, seen.phase, seen.init_ms) == ("timeout", "init", 300.0)
    assert lab.run(lab.spec(source, init_seconds=60.0)).payload == '"in time"'
