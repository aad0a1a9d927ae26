"""Calls that reach nobody: boto3's own error, after a wait that takes simulated time only."""

import time

import pytest

from serverless_lab.runtime.model import CLIENT, NoConnection
from tests.runtime.support import Lab, answer, text

URL = "https://sts.ap-northeast-2.amazonaws.com/"
CATCHES = """
import time
import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ConnectTimeoutError
sts = boto3.client("sts", config=Config(connect_timeout=2, retries={"max_attempts": 1}))
def handler(event, context):
    began, left = time.time(), context.get_remaining_time_in_millis()
    try:
        sts.get_caller_identity()
    except ConnectTimeoutError as error:
        assert isinstance(error, BotoCoreError)
        return [str(error), round(time.time() - began), round((left - context.get_remaining_time_in_millis()) / 1000)]
"""
WAITS = """
import boto3
def handler(event, context):
    print("asking", flush=True)
    boto3.client("sts").get_caller_identity()
"""


def silent(wait_ms: float, asked: list[dict[str, object]] | None = None):
    def host(service: str, operation: str, params: dict[str, object]) -> dict[str, object]:
        if asked is not None:
            asked.append(params)
        raise NoConnection(URL, wait_ms)

    return host


def test_the_code_sees_what_boto3_says_and_its_clocks_have_moved(lab: Lab) -> None:
    asked: list[dict[str, object]] = []
    seen = lab.run(CATCHES, timeout=30.0, on_call=silent(4000.0, asked))
    assert answer(seen) == [f'Connect timeout on endpoint URL: "{URL}"', 4, 4]
    assert asked == [{CLIENT: {"connect_timeout": 2.0, "attempts": 2}}]
    assert 4000 <= seen.duration_ms < 5000
    assert seen.measured_ms < 4000


def test_an_error_that_nobody_catches_is_the_functions(lab: Lab) -> None:
    seen = lab.run(WAITS, timeout=30.0, on_call=silent(1000.0))
    assert seen.status == "error"
    assert '"errorType": "ConnectTimeoutError"' in seen.payload
    assert f'[ERROR] ConnectTimeoutError: Connect timeout on endpoint URL: "{URL}"' in text(seen)


def test_the_function_times_out_first(lab: Lab) -> None:
    began = time.monotonic()
    seen = lab.run(WAITS, timeout=30.0, on_call=silent(300_000.0))
    assert (seen.status, seen.duration_ms, seen.kept) == ("timeout", 30_000.0, False)
    assert text(seen) == "asking\n"
    assert time.monotonic() - began < 150


def test_a_module_that_waits_runs_out_of_its_ten_seconds(lab: Lab) -> None:
    source = "import boto3\nboto3.client('sts').get_caller_identity()\ndef handler(event, context): return 1\n"
    seen = lab.run(source, timeout=30.0, on_call=silent(300_000.0))
    assert (seen.status, seen.phase, seen.init_ms) == ("timeout", "init", 10_000.0)


def test_time_goes_on_from_there(lab: Lab) -> None:
    source = """
import time
import boto3
from botocore.exceptions import ConnectTimeoutError
def handler(event, context):
    times = [time.time()]
    for _ in range(3):
        try:
            boto3.client("sts").get_caller_identity()
        except ConnectTimeoutError:
            times.append(time.time())
    return [round(later - earlier) for earlier, later in zip(times, times[1:])]
"""
    spec = lab.spec(source)
    assert answer(lab.run(spec, timeout=30.0, on_call=silent(5000.0))) == [5, 5, 5]
    assert answer(lab.run(spec, timeout=30.0, on_call=silent(1000.0))) == [1, 1, 1]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("Config(connect_timeout=5)", {"connect_timeout": 5.0}),
        ("Config(retries={'total_max_attempts': 2})", {"attempts": 2}),
        ("Config(retries={'mode': 'standard'})", {"attempts": 3}),
        ("Config(region_name='us-east-1')", None),
    ],
)
def test_what_a_config_says_of_waiting_goes_along(lab: Lab, config: str, said: dict[str, object] | None) -> None:
    source = f"""
import boto3
from botocore.config import Config
def handler(event, context):
    boto3.client("sts", config={config}).get_caller_identity()
"""
    lab.run(source)
    assert lab.calls == [("sts", "GetCallerIdentity", {CLIENT: said} if said else {})]
