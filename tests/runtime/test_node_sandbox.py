"""What a Node.js function must not reach, attempted from inside."""

from pathlib import Path
from typing import Any

import pytest

from serverless_lab.runtime.model import Mount
from tests.runtime.support import Lab, answer

ATTEMPTS = {
    "a host file": 'fs.readFileSync("/etc/passwd")',
    "the host's processes": 'fs.readFileSync("/proc/self/environ")',
    "a way up from the code": 'fs.readFileSync("/var/task/../../etc/passwd")',
    "a way up from the scratch space": 'fs.readFileSync("/tmp/../../../../../etc/passwd")',
    "a listing above the scratch space": 'fs.readdirSync("/tmp/../../home")',
    "a host file by URL": 'fs.readFileSync(new URL("file:///etc/passwd"))',
    "a name with a zero byte": 'fs.readFileSync("/tmp/\\0/../../etc/passwd")',
    "a module of the host": 'await import("/etc/passwd")',
    "a module above the code": 'await import("../../../etc/passwd")',
    "a module by require": 'require("/etc/passwd")',
    "a package above the code": 'await import("..%2f..%2fetc/passwd")',
    "a process": 'require("child_process").execSync("id")',
    "a thread": 'require("node:worker_threads")',
    "a socket": 'require("net").connect(22, "127.0.0.1")',
    "a name look-up": 'require("dns")',
    "a page": 'require("http").get("http://127.0.0.1:8000/")',
    "writing into the code": 'fs.writeFileSync("/var/task/new.js", "1")',
    "changing the code": 'fs.appendFileSync("/var/task/index.mjs", "1")',
    "removing the code": 'fs.unlinkSync("/var/task/index.mjs")',
    "a folder in the code": 'fs.mkdirSync("/var/task/new")',
    "renaming the code": 'fs.renameSync("/var/task/index.mjs", "/tmp/stolen.mjs")',
    "writing into a layer": 'fs.writeFileSync("/opt/nodejs/layer.js", "1")',
    "writing into a read-only mount": 'fs.writeFileSync("/mnt/fixed/note", "1")',
    "removing the scratch space": 'fs.rmSync("/tmp", { recursive: true })',
    "a link": 'fs.symlinkSync("/etc/passwd", "/tmp/link")',
    "reading through a link": 'fs.readFileSync("/mnt/shared/link")',
    "a folder through a link": 'fs.readdirSync("/mnt/shared/far/etc")',
    "writing through a link": 'fs.writeFileSync("/mnt/shared/link", "1")',
    "a module through a link": 'await import("/mnt/shared/link")',
    "WebAssembly": "WebAssembly.compile(new Uint8Array(8))",
    "another working folder": 'process.chdir("/etc")',
    "an engine's own door": 'process.binding("fs")',
}

SOURCE = """
import fs from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const AsyncFunction = (async () => {}).constructor;
export const handler = async (event) => {
  try {
    const made = () => new AsyncFunction("fs", "require", `return ${event}`);
    const work = event.includes("import(") ? await imported(event) : made();
    return ["reached", String(await work(fs, require))];
  } catch (error) {
    return ["refused", error.code ?? error.name];
  }
};
const imported = async (event) => async () => JSON.stringify(await import(/import\\("(.*)"\\)/.exec(event)[1]));
"""

REFUSALS = {"ENOENT", "EROFS", "EPERM", "ELOOP", "ENOTDIR", "MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"} | {
    "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
    "ReferenceError",
    "TypeError",
}


@pytest.fixture
def fixed(tmp_path: Path) -> dict[str, Any]:
    for name in ("layer/nodejs", "fixed", "shared"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name).chmod(0o777)  # so that the mount, not the mode, is what refuses
    (tmp_path / "layer/nodejs/layer.js").write_text("module.exports = 'layer';")
    (tmp_path / "shared/link").symlink_to("/etc/passwd")
    (tmp_path / "shared/far").symlink_to("/")
    mounts = (Mount(tmp_path / "fixed", "/mnt/fixed", writable=False), Mount(tmp_path / "shared", "/mnt/shared"))
    return {"layers": (tmp_path / "layer",), "mounts": mounts}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_refused_inside(lab: Lab, fixed: dict[str, Any], attempt: str) -> None:
    verdict, what = answer(lab.run(lab.node(SOURCE, **fixed), attempt))
    assert verdict == "refused", f"{attempt} gave {what}"
    assert what in REFUSALS, what


def test_the_same_doors_open_where_they_should(lab: Lab, fixed: dict[str, Any]) -> None:
    spec = lab.node(SOURCE, **fixed)
    for attempt in (
        'fs.readFileSync("/var/task/index.mjs")',
        'require("/opt/nodejs/layer.js")',
        'fs.writeFileSync("/tmp/new", "1")',
        'fs.readdirSync("/mnt/fixed")',
        'fs.writeFileSync("/mnt/shared/note", "1")',
        'fs.renameSync("/tmp/new", "/tmp/newer")',
    ):
        assert answer(lab.run(spec, attempt))[0] == "reached", attempt
    assert (fixed["mounts"][1].host / "note").read_text() == "1"


def test_the_keepers_environment_is_not_the_functions(lab: Lab) -> None:
    source = "export const handler = async () => Object.keys(process.env).sort()"
    found = answer(lab.run(lab.node(source, environment={"A": "1"})))
    assert found == ["A", "AWS_EXECUTION_ENV", "AWS_REGION"]


def test_one_environment_does_not_see_anothers_scratch_space(lab: Lab) -> None:
    source = """
import fs from "fs";
export const handler = async (event) => {
  const found = fs.readdirSync("/tmp");
  fs.writeFileSync(`/tmp/${event}`, "");
  return found;
};"""
    first, second = lab.node(source), lab.node(source)
    assert [answer(lab.run(s, n)) for s, n in ((first, "a"), (second, "b"), (first, "c"))] == [[], [], ["a"]]


def test_chance_differs_between_environments(lab: Lab) -> None:
    """The image's own state would be everyone's."""
    source = (
        "export const handler = async () => [Math.random(), crypto.randomUUID(), Array.from({length: 9}, Math.random)]"
    )
    found = [answer(lab.run(lab.node(source))) for _ in range(3)]
    assert len({one[0] for one in found}) == len({one[1] for one in found}) == 3
    assert all(0 <= number < 1 for one in found for number in one[2])


POLLUTION = """
const tamper = () => {
  Object.prototype.errorType = "polluted";
  Object.prototype.toJSON = () => "polluted";
  Object.prototype.then = undefined;
  Array.prototype.map = () => ["polluted"];
  String.prototype.split = () => ["polluted"];
  JSON.stringify = () => '{"nonsense"';
  JSON.parse = () => ({ polluted: true });
  Error.prepareStackTrace = (error, sites) => sites.map((site) => site.getFunction());
  Promise.prototype.then = Promise.prototype.catch = () => undefined;
};
export const handler = async (event) => {
  if (event === "tamper") tamper();
  return { event };
};
"""


def test_polluted_prototypes_stay_inside(lab: Lab) -> None:
    twisted = lab.node(POLLUTION)
    seen = lab.run(twisted, "tamper", timeout=1)
    assert seen.status in {"ok", "error", "exited", "timeout"}
    assert answer(lab.run(lab.node(POLLUTION), "fine")) == {"event": "fine"}
    for _ in range(3):  # nor does a call of the twisted one bring the host down
        assert lab.run(twisted, "again", timeout=1).status in {"ok", "error", "exited", "timeout"}


def test_the_hosts_functions_take_no_nonsense(lab: Lab) -> None:
    """Whoever finds a way to the scripts' own functions finds nothing behind them that breaks."""
    source = """
const found = new Set();
export const handler = async () => {
  Error.prepareStackTrace = (error, sites) => {
    for (const site of sites) found.add(site.getFunction?.());
    return "";
  };
  await import("node:fs").then((fs) => fs.default.readFileSync("/nowhere")).catch((error) => error.stack);
  const results = [];
  for (const work of [...found, Reflect.get(globalThis, Symbol.for("lab.require"))]) {
    if (typeof work !== "function") continue;
    for (const given of [[], [null], [{}], ["node:nothing"], [1e308], ["x".repeat(100)], [new Uint8Array(4), -1]]) {
      try {
        results.push(typeof work(...given));
      } catch (error) {
        results.push("threw");
      }
    }
  }
  return results.length > 0;
};"""
    seen = lab.run(lab.node(source), timeout=2)
    assert seen.status in {"ok", "error"}, seen
