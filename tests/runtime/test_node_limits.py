"""Time, memory, output and files of Node.js functions: the same limits as for Python, held in the same ways."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.runtime.support import Lab, Start, answer, keys, text, until

ENDLESS = {
    "a loop": "while (true) {}",
    "a timer": "await new Promise((resolve) => setTimeout(resolve, 3600000))",
    "timers without end": "while (true) await new Promise((resolve) => setTimeout(resolve, 0))",
    "microtasks without end": "while (true) await null",
    "a regular expression": '/^(a+)+$/.test("a".repeat(40) + "b")',
    "a swallowed exception": "while (true) { try { while (true) {} } catch {} }",
    "one call into the library": '"a".repeat(1 << 16).match(/(a+)+b/)',
    "a key that takes long": 'require("crypto").pbkdf2Sync("a", "b", 10000000, 64, "sha512")',
    "a host call": "await new sqs.SQSClient().send(new sqs.ListQueuesCommand())",
}
SOURCE = """
import {{ createRequire }} from "node:module";
import * as sqs from "@aws-sdk/client-sqs";
const require = createRequire(import.meta.url);
export const handler = async (event) => {{
  console.log("before");
  {}
}};"""


@pytest.mark.parametrize("statement", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_timeout_keeps_the_output_and_ends_the_environment(lab: Lab, statement: str) -> None:
    def host(*_: object) -> dict[str, object]:
        time.sleep(2)
        return {}

    spec = lab.node(SOURCE.format(statement), memory_mb=512)
    began = time.monotonic()
    seen = lab.run(spec, timeout=0.5, on_call=host)
    assert time.monotonic() - began >= 0.5
    assert (seen.status, seen.phase, seen.kept, seen.payload) == ("timeout", "invoke", False, "")
    assert text(seen).endswith("\tINFO\tbefore\n")
    assert seen.duration_ms == 500
    assert not lab.runtime.alive(lab.owner, spec.key, "request")


def test_a_module_that_never_ends_is_ended(lab: Lab) -> None:
    seen = lab.run(lab.node("while (true) {}", init_seconds=0.3))
    assert (seen.status, seen.phase, seen.kept) == ("timeout", "init", False)


BOMBS = {
    "arrays": "const all = []; while (true) all.push(new Array(10000).fill(1.5));",
    "a buffer": 'const all = []; while (true) all.push(require("buffer").Buffer.alloc(1 << 20, 1));',
    "strings": 'const all = []; while (true) all.push("x".repeat(1 << 16) + all.length);',
    "an object": "const all = {}; for (let n = 0; ; n++) all[`key ${n}`] = { n };",
    "promises": "const all = []; while (true) all.push(new Promise(() => {}));",
    "a caught one": "const all = []; while (true) { try { while (true) all.push(new Uint8Array(1 << 20)); } catch {} }",
}


@pytest.mark.parametrize("statement", BOMBS.values(), ids=BOMBS.keys())
def test_a_memory_bomb_ends_its_environment_only(lab: Lab, statement: str) -> None:
    seen = lab.run(lab.node(SOURCE.format(statement), memory_mb=128), timeout=8)
    assert seen.status in {"out_of_memory", "exited"} or (seen.status == "timeout" and "catch" in statement), seen
    assert not seen.kept
    assert seen.status == "timeout" or "Runtime exited with error: signal:" in seen.payload
    assert answer(lab.run(lab.node("export const handler = async () => 1"))) == 1


def test_the_stack_ends_before_the_sandbox_does(lab: Lab) -> None:
    deep = {
        "a function": "function f() { f(); } f();",
        "a method of an array": "function f() { [1].map(f); } f();",
        "an accessor": "const o = { get a() { return this.a; } }; o.a;",
        "a constructor": "class A { constructor() { new A(); } } new A();",
        "a replacement": 'function f() { "a".replace("a", f); } f();',
        "a proxy": "const p = new Proxy({}, { get: (t, n) => p[n] }); p.a;",
        "JSON": "const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);",
        "sorting": "function f() { [1, 2].sort(f); } f();",
        "a pattern": 'new RegExp("(".repeat(50000) + ")".repeat(50000)).test("a");',
        "inspecting": "const o = { [custom](depth, options, show) { return show({ o }, options); } }; console.log(o);",
    }
    for name, statement in deep.items():
        custom = "const custom = Symbol.for('nodejs.util.inspect.custom');"
        source = f"{custom} try {{ {statement} return 'came back'; }} catch (error) {{ return error.message; }}"
        seen = lab.run(lab.node(f"export const handler = async () => {{ {source} }};", memory_mb=512), timeout=10)
        assert seen.status == "ok", (name, seen.status, seen.payload)


@pytest.mark.parametrize(
    "statement",
    ['JSON.parse("[".repeat(200000))', "let o = []; for (let n = 0; n < 200000; n++) o = [o]; JSON.stringify(o)"],
    ids=["text", "list"],
)
def test_nesting_that_the_engine_does_not_count_ends_the_environment_only(lab: Lab, statement: str) -> None:
    seen = lab.run(lab.node(f"export const handler = async () => {{ {statement}; }};", memory_mb=512), timeout=10)
    assert (seen.status, seen.kept) == ("exited", False)
    assert "signal: segmentation fault" in seen.payload


def test_output_is_capped(lab: Lab) -> None:
    spec = lab.node('export const handler = () => { for (let n = 0; n < 40; n++) console.log("x".repeat(100000)); };')
    seen = lab.run(spec, timeout=10)
    assert (seen.status, seen.kept) == ("ok", True)
    assert len(text(seen)) <= 1 << 20
    assert seen.output_dropped > 2_900_000
    assert text(lab.run(spec, timeout=10)).startswith("20")  # the next one has room again


def test_an_answer_that_is_too_large(lab: Lab) -> None:
    seen = lab.run(lab.node('export const handler = async () => "x".repeat(7000000);'), timeout=10)
    assert seen.status == "error"
    assert "Function.ResponseSizeTooLarge" in seen.payload


def test_the_quota_of_the_scratch_space(lab: Lab) -> None:
    source = """
import fs from "fs";
export const handler = async () => { for (let n = 0; ; n++) fs.writeFileSync(`/tmp/${n}`, Buffer.alloc(1 << 20)); };"""
    seen = lab.run(lab.node(source, tmp_quota=8 << 20), timeout=20)
    assert (seen.status, seen.kept) == ("exited", False)
    assert "signal: killed" in seen.payload


def test_memory_that_was_used_is_told(lab: Lab) -> None:
    source = "let kept; export const handler = (mb) => (kept = new Uint8Array(mb << 20).fill(1)).length;"
    small, large = (lab.run(lab.node(source, memory_mb=512), mb) for mb in (1, 100))
    assert answer(large) == 100 << 20
    assert 60 < small.max_memory_mb < 80
    assert 100 <= large.max_memory_mb - small.max_memory_mb + 1 <= 230


def test_many_environments_leave_nothing_behind(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(environments_per_owner=6, environments=6)
    lab = Lab(runtime, tmp_path, "ann")
    source = "let n = 0; export const handler = async (event) => { n += 1; return [event, n]; };"

    python = "n = 0\ndef handler(event, context):\n  global n; n += 1; return [event, n]"

    def use(number: int) -> list[list[int]]:
        return [answer(lab.run(lab.node(source) if number % 2 else lab.spec(python), number, timeout=20))]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(use, range(40)))
    assert found == [[[number, 1]] for number in range(40)]
    assert len(keys(runtime)) <= 6
    runtime.drop("ann")
    until(lambda: not runtime.stats().environments)
    scratch = next(path for path in tmp_path.iterdir() if path.name.endswith(".scratch"))
    until(lambda: not [path for path in scratch.iterdir() if path.name != "layers"])
