"""Handlers of Node.js functions: how they are found, what they are given, and what they answer."""

import json
from typing import Any

import pytest

from tests.runtime.support import Lab, answer, error

HANDLERS: dict[str, tuple[dict[str, str], int, Any]] = {
    "an ES module": ({"index.mjs": "export const handler = async (event) => event.n + 1;"}, 24, 3),
    "CommonJS": ({"index.cjs": "exports.handler = async (event) => event.n + 1;"}, 24, 3),
    "CommonJS by default": ({"index.js": "exports.handler = async (event) => event.n + 1;"}, 22, 3),
    "sloppy CommonJS": ({"index.js": "total = 1; exports.handler = async (event) => total + event.n;"}, 24, 3),
    "an ES module by package.json": (
        {"index.js": "export const handler = async (event) => event.n + 1;", "package.json": '{"type": "module"}'},
        22,
        3,
    ),
    "an ES module by its syntax": ({"index.js": "export const handler = async (event) => event.n + 1;"}, 24, 3),
    "a default export": ({"index.mjs": "export default { handler: async (event) => event.n };"}, 24, 2),
    "an answer that is no promise": ({"index.mjs": "export const handler = (event) => event.n;"}, 24, 2),
    "no answer": ({"index.mjs": "export const handler = async () => {};"}, 24, None),
    "top-level await": ({"index.mjs": "const n = await 40; export const handler = async () => n + 2;"}, 24, 42),
    "a timer": (
        {"index.mjs": "export const handler = (e) => new Promise((done) => setTimeout(done, 20, e.n));"},
        24,
        2,
    ),
    "a callback": ({"index.js": "exports.handler = (event, context, done) => done(null, event.n);"}, 22, 2),
    "a callback after a while": (
        {"index.js": "exports.handler = (event, context, done) => { setTimeout(() => done(null, event.n), 10); };"},
        22,
        2,
    ),
    "a callback that is never called": ({"index.js": "exports.handler = (event, context, done) => {};"}, 22, None),
    "a method of the context": ({"index.js": "exports.handler = (event, context) => context.succeed(5);"}, 22, 5),
    "an answer that Node.js 22 does not look at": ({"index.js": "exports.handler = () => 5;"}, 22, None),
    "files of one's own": (
        {
            "index.mjs": 'import { twice } from "./lib/twice.mjs";'
            'import data from "./data.json" with { type: "json" };'
            "export const handler = async (event) => twice(event.n) + data.more;",
            "lib/twice.mjs": 'import { two } from "../two.cjs"; export const twice = (n) => n * two;',
            "two.cjs": "exports.two = 2;",
            "data.json": '{"more": 10}',
        },
        24,
        14,
    ),
    "packages": (
        {
            "index.js": 'const left = require("left"); exports.handler = async (e) => left(e.n) + require("left/sub");',
            "node_modules/left/package.json": '{"main": "lib"}',
            "node_modules/left/lib/index.js": "module.exports = (n) => `<${n}`;",
            "node_modules/left/sub.js": 'module.exports = ">";',
        },
        22,
        "<2>",
    ),
    "a package with exports": (
        {
            "index.mjs": 'import { a } from "@shop/menu"; import b from "@shop/menu/parts/soup";'
            "export const handler = async () => a + b;",
            "node_modules/@shop/menu/package.json": '{"exports": {".": {"require": "./no.cjs", "import": "./m.mjs"},'
            ' "./parts/*": "./inside/*.mjs"}}',
            "node_modules/@shop/menu/m.mjs": "export const a = 1;",
            "node_modules/@shop/menu/inside/soup.mjs": "export default 2;",
        },
        24,
        3,
    ),
}


@pytest.mark.parametrize("name", HANDLERS)
def test_a_handler(lab: Lab, name: str) -> None:
    files, major, wanted = HANDLERS[name]
    assert answer(lab.run(lab.node(files, major), {"n": 2})) == wanted


def test_globals_live_as_long_as_the_environment(lab: Lab) -> None:
    spec = lab.node("let n = 0; export const handler = async () => ++n;")
    assert [answer(lab.run(spec)) for _ in range(3)] == [1, 2, 3]
    assert answer(lab.run(lab.node("let n = 0; export const handler = async () => ++n;"))) == 1


def test_a_layer(lab: Lab, tmp_path: Any) -> None:
    for name, code in (("cjs", "exports.kind = 'cjs';"), ("esm", "export const kind = 'esm';")):
        folder = tmp_path / "layer/nodejs/node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"type": "module" if name == "esm" else "commonjs"}))
        (folder / "index.js").write_text(code)
    (tmp_path / "layer/nodejs/node_modules/esm/package.json").write_text('{"type": "module", "exports": "./index.js"}')
    source = """
import { kind } from "cjs";
import * as esm from "esm";
export const handler = async () => [kind, esm.kind];"""
    assert answer(lab.run(lab.node(source, layers=(tmp_path / "layer",)))) == ["cjs", "esm"]


def test_the_context(lab: Lab) -> None:
    source = """
export const handler = async (event, context) => {
  const left = context.getRemainingTimeInMillis();
  return [Object.keys(context).sort(), context.functionName, context.memoryLimitInMB, left > 2000 && left <= 3000];
};"""
    names, *rest = answer(lab.run(lab.node(source)))
    assert rest == ["f", "256", True]
    assert set(names) >= {"awsRequestId", "functionVersion", "invokedFunctionArn", "logGroupName", "logStreamName"}


def test_a_streamed_answer(lab: Lab) -> None:
    source = """
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
  http.write("one ");
  await new Promise((done) => setTimeout(done, 30));
  http.write("two");
  http.end();
});"""
    heard: list[bytes] = []
    spec = lab.node(source)
    seen = lab.run(spec, on_chunk=lambda kind, chunk: heard.append(chunk.data))
    assert seen.content_type == "application/vnd.awslambda.http-integration-response"
    assert b"".join(heard) == b'{"statusCode":201}' + bytes(8) + b"one two"
    assert heard == [chunk.data for chunk in seen.chunks]
    assert seen.chunks[-1].offset_ms > seen.chunks[-2].offset_ms + 5
    broken = lab.run(lab.node(source.replace("http.end();", "")))
    assert error(broken)["errorMessage"] == "Response stream is not finished."


def test_the_clock_is_the_accounts(lab: Lab) -> None:
    source = "export const handler = async () => Date.now() / 1000;"
    spec = lab.node(source)
    now, later = (answer(lab.run(spec, clock_offset_seconds=offset)) for offset in (0.0, 86_400.0))
    assert 86_390 < later - now < 86_420


def test_the_trace_header_is_the_invocations(lab: Lab) -> None:
    spec = lab.node("export const handler = async () => process.env._X_AMZN_TRACE_ID ?? null;")
    found = [answer(lab.run(spec, trace=trace)) for trace in ("Root=1-a", "", "Root=1-b")]
    assert found == ["Root=1-a", None, "Root=1-b"]
