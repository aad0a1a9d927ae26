"""Lambda's own lines in JSON, by level; the trace header; what arm64 costs."""

import json

import pytest

from serverless_lab.engine import prices
from tests.engine.support import Life

FN = {"FunctionName": "order-fn"}
ERROR = json.dumps({"errorType": "KeyError", "errorMessage": "'dish'"}).encode()


def logged(level="INFO", warm=False, **ending):
    """The log of one run with this system log level."""
    life = Life()
    life.create(LoggingConfig={"LogFormat": "JSON", "SystemLogLevel": level})
    seen = 0
    if warm:
        life.invoke()
        seen = len(life.log())
    work = life.begin()
    life.finish(work, Output=[{"OffsetMs": 1.0, "Text": "plain\n", "Phase": "invoke"}], **ending)
    return work, [json.loads(line) if line.startswith("{") else line for line in life.log()[seen:]]


def kinds(lines):
    return [line if isinstance(line, str) else line["type"].removeprefix("platform.") for line in lines]


@pytest.mark.parametrize(
    ("level", "ending", "expected"),
    [
        ("INFO", {}, ["initStart", "start", "plain", "report"]),
        ("DEBUG", {}, ["initStart", "start", "plain", "runtimeDone", "report"]),
        ("WARN", {}, ["plain"]),
        ("WARN", {"status": "error", "payload": ERROR}, ["plain", "runtimeDone", "report"]),
        ("INFO", {"status": "timeout"}, ["initStart", "start", "plain", "runtimeDone", "report"]),
    ],
)
def test_levels(level, ending, expected):
    assert kinds(logged(level, **ending)[1]) == expected


def test_the_report():
    work, lines = logged()
    report = lines[-1]
    assert report == {
        "time": report["time"],
        "type": "platform.report",
        "record": {
            "requestId": work.request_id,
            "metrics": {
                "durationMs": 12.5,
                "billedDurationMs": 213,
                "memorySizeMB": 128,
                "maxMemoryUsedMB": 41,
                "initDurationMs": 200.0,
            },
            "status": "success",
        },
    }
    assert lines[1]["record"] == {"requestId": work.request_id, "version": "$LATEST"}
    warm = logged(warm=True)[1]
    assert kinds(warm) == ["start", "plain", "report"]
    assert "initDurationMs" not in warm[-1]["record"]["metrics"]


@pytest.mark.parametrize(
    ("ending", "status", "error"),
    [
        ({"status": "error", "payload": ERROR}, "error", "KeyError"),
        ({"status": "timeout"}, "timeout", None),
        ({"status": "out_of_memory"}, "failure", "Runtime.ExitError"),
    ],
)
def test_how_a_run_ended(ending, status, error):
    record = logged(**ending)[1][-1]["record"]
    assert (record["status"], record.get("errorType")) == (status, error)


def test_the_runtime_is_told_the_level_of_the_functions_own_lines():
    assert logged()[0].log_level == "INFO"
    life = Life()
    life.create(LoggingConfig={"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"})
    assert life.begin().log_level == "DEBUG"
    life.create("second")
    assert life.begin("second").log_level == ""


def test_the_trace_header():
    life = Life()
    life.create(TracingConfig={"Mode": "Active"})
    work = life.begin()
    root, parent, sampled = work.trace.split(";")
    assert (root[:16], len(root), len(parent), sampled) == ("Root=1-6ab13b82-", 40, 23, "Sampled=1")
    life.finish(work)
    report = life.log()[-1]
    trace = f"XRAY TraceId: {root.removeprefix('Root=')}\tSegmentId: {parent.removeprefix('Parent=')}\tSampled: true\t"
    assert report.startswith("REPORT RequestId:")
    assert report.endswith(f"\t\n{trace}")
    life.create("second")
    assert life.begin("second").trace.endswith(";Sampled=0")


def test_arm64_costs_less():
    cost = {}
    for architecture in ("x86_64", "arm64"):
        life = Life()
        life.create(Architectures=[architecture])
        life.invoke()
        cost[architecture] = life.function.invocations[-1].cost - prices.LAMBDA_PER_REQUEST
    assert cost["arm64"] / cost["x86_64"] == pytest.approx(0.8, abs=1e-3)
