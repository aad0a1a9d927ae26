"""What comes of each way to fail in Node.js: in the words of AWS's runtime."""

import json

import pytest

from tests.runtime.support import Lab, answer, error, text

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
