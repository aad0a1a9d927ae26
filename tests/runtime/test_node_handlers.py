"""Handlers of Node.js functions, and what comes of each way to fail: in the words of AWS's runtime."""

import json
import re
from typing import Any

import pytest

from serverless_lab.runtime.model import Observed
from tests.runtime.support import Lab, answer, text

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


def error(observed: Observed) -> dict[str, Any]:
    return dict(json.loads(observed.payload))


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


def test_a_line_of_the_log(lab: Lab) -> None:
    source = """
console.log("getting ready");
export const handler = async () => {
  console.log("order %s", 7, { item: "soup" });
  console.info("two\\nlines");
  console.warn("careful");
  console.error(new RangeError("too many"));
  process.stdout.write("as it is\\n");
};"""
    seen = lab.run(lab.node(source))
    request = text(seen).splitlines()[1].split("\t")[1]
    assert re.match(f"{STAMP}\t-\tINFO\tgetting ready\n", text(seen))
    assert request.startswith("request-id")
    shown = [line.split("\t", 1)[1] for line in text(seen).replace("\r", "|").splitlines()[:-1]]
    assert shown == [
        "-\tINFO\tgetting ready",
        f"{request}\tINFO\torder 7 {{ item: 'soup' }}",
        f"{request}\tINFO\ttwo|lines",
        f"{request}\tWARN\tcareful",
        f"{request}\tERROR\tRangeError: too many|    at handler (file:///var/task/index.mjs:7:17)",
    ]
    assert text(seen).endswith("as it is\n")


def test_node_22_has_no_request_yet_while_it_gets_ready(lab: Lab) -> None:
    seen = lab.run(lab.node({"index.js": "console.log(1); exports.handler = async () => 1;"}, 22))
    assert re.fullmatch(f"{STAMP}\tundefined\tINFO\t1\n", text(seen))


def test_the_log_as_json(lab: Lab) -> None:
    source = """
export const handler = async () => {
  console.debug("not told");
  console.log({ item: "soup" });
  console.error("failed", new Error("no soup"));
};"""
    spec = lab.node(source, environment={"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "INFO"})
    first, second = (json.loads(line) for line in text(lab.run(spec)).splitlines())
    assert (first["level"], first["message"]) == ("INFO", {"item": "soup"})
    assert second["requestId"].startswith("request-id")
    assert (second["errorType"], second["errorMessage"]) == ("Error", "no soup")
    assert second["stackTrace"] == ["Error: no soup", "    at handler (file:///var/task/index.mjs:5:27)"]


CALLBACKS = (
    "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to "
    "modify this function to use a supported handler signature to use Node.js 24 or later. For more information see "
    "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html."
)
FAILURES: dict[str, tuple[dict[str, str], int, str, str, str]] = {
    "an error": (
        {"index.mjs": 'export const handler = async () => { throw new Error("no soup"); };'},
        24,
        "error",
        "Error",
        "no soup",
    ),
    "an error of one's own": (
        {
            "index.js": "class Sold extends Error { constructor(m) { super(m); this.name = 'Sold'; } }"
            'exports.handler = async () => { throw new Sold("out"); };'
        },
        22,
        "error",
        "Sold",
        "out",
    ),
    "what is no error": ({"index.mjs": "export const handler = async () => { throw 5; };"}, 24, "error", "number", "5"),
    "a missing member": (
        {"index.mjs": "export const handler = async (event) => event.item.name;"},
        24,
        "error",
        "TypeError",
        "Cannot read properties of undefined (reading 'name')",
    ),
    "a missing method": (
        {"index.mjs": "export const handler = async (event) => {\n  return event.total();\n};"},
        24,
        "error",
        "TypeError",
        "event.total is not a function",
    ),
    "a name that is not there": (
        {"index.mjs": "export const handler = async () => total;"},
        24,
        "error",
        "ReferenceError",
        "total is not defined",
    ),
    "by callback": (
        {"index.js": 'exports.handler = (event, context, done) => done(new Error("no soup"));'},
        22,
        "error",
        "Error",
        "no soup",
    ),
    "an answer that is no JSON": (
        {"index.mjs": "export const handler = async () => ({ a: 1n });"},
        24,
        "error",
        "Runtime.JSONStringifyError",
        "Unable to stringify response body",
    ),
    "no such file": (
        {"other.mjs": "export const handler = async () => 1;"},
        24,
        "init_error",
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs",
    ),
    "no such package": (
        {"index.js": 'require("express"); exports.handler = async () => 1;'},
        24,
        "init_error",
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'express'\nRequire stack:\n- /var/task/index.js",
    ),
    "no such package for an ES module": (
        {"index.mjs": 'import "express"; export const handler = async () => 1;'},
        24,
        "init_error",
        "Error",
        "Cannot find package 'express' imported from /var/task/index.mjs",
    ),
    "no such export": (
        {"index.mjs": "export const other = 1;"},
        24,
        "init_error",
        "Runtime.HandlerNotFound",
        "index.handler is undefined or not exported",
    ),
    "no function": (
        {"index.mjs": "export const handler = 1;"},
        24,
        "init_error",
        "Runtime.HandlerNotFound",
        "index.handler is not a function",
    ),
    "a syntax error": (
        {"index.mjs": "export const handler = async () => { let x = ; };"},
        24,
        "init_error",
        "Runtime.UserCodeSyntaxError",
        "SyntaxError: Unexpected token ';'",
    ),
    "an export in CommonJS": (
        {"index.js": "export const handler = async () => 1;"},
        22,
        "init_error",
        "Runtime.UserCodeSyntaxError",
        "SyntaxError: Unexpected token 'export'",
    ),
    "a callback in Node.js 24": (
        {"index.js": "exports.handler = (event, context, done) => done(null, 1);"},
        24,
        "init_error",
        "Runtime.CallbackHandlerDeprecated",
        CALLBACKS,
    ),
    "an error outside the handler": (
        {"index.mjs": 'throw new TypeError("at once");'},
        24,
        "init_error",
        "TypeError",
        "at once",
    ),
    "a rejection that nobody handles": (
        {
            "index.mjs": 'const save = async () => { throw new Error("not saved"); };'
            "export const handler = async () => { save(); return 1; };"
        },
        24,
        "error",
        "Runtime.UnhandledPromiseRejection",
        "Error: not saved",
    ),
    "an error in a timer": (
        {
            "index.mjs": 'export const handler = async () => { setTimeout(() => { throw new Error("late"); }, 1);'
            "await new Promise((done) => setTimeout(done, 50)); };"
        },
        24,
        "error",
        "Error",
        "late",
    ),
}
ENDED = {"a rejection that nobody handles", "an error in a timer"}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure(lab: Lab, name: str) -> None:
    files, major, status, kind, message = FAILURES[name]
    seen = lab.run(lab.node(files, major), {})
    assert (seen.status, seen.kept) == (status, status == "error" and name not in ENDED)
    found = error(seen)
    assert list(found) == ["errorType", "errorMessage", "trace"]
    assert (found["errorType"], found["errorMessage"]) == (kind, message)
    code = " [ERR_MODULE_NOT_FOUND]" if "ES module" in name else ""
    assert name == "what is no error" or found["trace"][0] == f"{kind}{code}: {message}".splitlines()[0]
    first = next(line for line in text(seen).splitlines() if "\tERROR\t" in line).split("\tERROR\t")[1]
    assert first.split(" \t")[0] in {"Invoke Error", "Uncaught Exception", "Unhandled Promise Rejection"}
    assert json.loads(first.split(" \t")[1])["errorMessage"] == message


def test_where_an_error_comes_from(lab: Lab) -> None:
    source = """
function pay() {
  throw new Error("no money");
}
export const handler = async () => {
  await null;
  pay();
};"""
    assert error(lab.run(lab.node(source)))["trace"] == [
        "Error: no money",
        "    at pay (file:///var/task/index.mjs:3:9)",
        "    at handler (file:///var/task/index.mjs:7:3)",
    ]


def test_a_promise_that_never_settles(lab: Lab) -> None:
    seen = lab.run(lab.node("export const handler = () => new Promise(() => {});"))
    assert (seen.status, seen.kept) == ("error", False)
    assert error(seen)["errorType"] == "Runtime.NodeJsExit"
    assert "a Promise that was never settled" in error(seen)["errorMessage"]


def test_a_late_rejection_costs_node_22_its_environment_not_the_answer(lab: Lab) -> None:
    source = """
const save = async () => { throw new Error("not saved"); };
exports.handler = async () => { save(); return 1; };"""
    seen = lab.run(lab.node({"index.js": source}, 22))
    assert (seen.status, seen.payload, seen.kept) == ("ok", "1", False)
    assert "Unhandled Promise Rejection" in text(seen)


def test_a_rejection_that_is_handled_later_is_none(lab: Lab) -> None:
    source = """
export const handler = async () => {
  const failing = Promise.reject(new Error("expected"));
  await null;
  try {
    await failing;
  } catch (error) {
    return error.message;
  }
};"""
    assert answer(lab.run(lab.node(source))) == "expected"


@pytest.mark.parametrize(("code", "reason"), [(0, "without providing a reason"), (3, "with error: exit status 3")])
def test_leaving(lab: Lab, code: int, reason: str) -> None:
    seen = lab.run(lab.node(f"export const handler = async () => process.exit({code});"))
    assert (seen.status, seen.kept) == ("exited", False)
    assert error(seen)["errorMessage"].endswith(f"Runtime exited {reason}")


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
