"""What the lab's Node.js prints and computes is what Node.js itself does.

node_cases/*.json hold [expression, text] as Node.js 20 answers it: inspect and library are printed with util.inspect,
format are the arguments of util.format, calls are bodies of functions and what they throw."""

import json
from pathlib import Path

import pytest

from tests.runtime.support import Lab, answer

CASES = Path(__file__).parent / "node_cases"
SOURCE = """
const util = require("util");
const [path, zlib, qs, events] = ["path", "zlib", "querystring", "events"].map(require);
Object.assign(globalThis, { util, path, zlib, qs, events, require });
Object.defineProperty(globalThis, "crypto", { value: require("crypto"), configurable: true, writable: true });
const shown = {
  format: (source) => util.format(...(0, eval)(`[${source}]`)),
  value: (source) => util.inspect((0, eval)(`(${source})`)),
};
exports.handler = async ({ kind, sources }) => sources.map((source) => {
  try {
    return shown[kind](source);
  } catch (problem) {
    return `threw ${problem.stack}`;
  }
});
"""


@pytest.mark.parametrize(
    ("name", "kind", "least"), [("inspect", "value", 100), ("format", "format", 35), ("library", "value", 100)]
)
def test_the_same_as_node(lab: Lab, name: str, kind: str, least: int) -> None:
    rows = json.loads((CASES / f"{name}.json").read_text())
    assert len(rows) >= least
    sources = [source for source, _ in rows]
    found = answer(lab.run(lab.node({"index.js": SOURCE}), {"kind": kind, "sources": sources}, timeout=20))
    assert dict(zip(sources, found, strict=True)) == dict(rows)


CALLED = """
exports.handler = async ({ count }) => Promise.all(Array.from({ length: count }, async (_, number) => {
  try {
    await require(`./body-${number}`)({ n: 4, list: [1] }, {}, (x) => x);
  } catch (problem) {
    return `${problem.name}: ${problem.message}`;
  }
}));
"""


def test_what_was_called_is_named_as_node_names_it(lab: Lab) -> None:
    rows = json.loads((CASES / "calls.json").read_text())
    assert len(rows) >= 14
    bodies = {
        f"body-{number}.js": f"module.exports = async (event, context, answer) => {{\n{body}\n}};"
        for number, (body, _) in enumerate(rows)
    }
    found = answer(lab.run(lab.node({"index.js": CALLED, **bodies}), {"count": len(rows)}, timeout=20))
    assert dict(zip([body for body, _ in rows], found, strict=True)) == dict(rows)
