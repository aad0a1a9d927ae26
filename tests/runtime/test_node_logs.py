"""What Node.js functions write into the log, in text and as JSON."""

import json
import re

from tests.runtime.support import Lab, text

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


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
