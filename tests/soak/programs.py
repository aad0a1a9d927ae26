"""The functions of the soak: whatever a learner's code may do to its environment, in both languages."""

import io
import zipfile

# What an event may ask for, and how often.
DEEDS = {
    "answer": 12,
    "sleep": 2,
    "loop": 2,
    "hog": 2,
    "exit": 1,
    "raise": 3,
    "talk": 1,
    "write": 2,
    "keep": 3,
    "ask": 3,
    "nest": 2,
    "deep": 1,
}
_PYTHON = """\
import json, os, sys, time
import boto3

{layer}
kept = []
functions = boto3.client("lambda")


def deep(n):
    return deep(n + 1) + 1


def handler(event, context):
    do = event.get("do") or event.get("rawPath", "/answer").strip("/")
    if do == "sleep":
        time.sleep(0.3)
    elif do == "loop":
        while True:
            pass
    elif do == "hog":
        return len([bytearray(8 << 20) for _ in range(400)])
    elif do == "exit":
        os._exit(3)
    elif do == "raise":
        raise ValueError("no dumplings left")
    elif do == "talk":
        print("x" * 200_000)
    elif do == "write":
        with open(f"/tmp/{{len(os.listdir('/tmp'))}}", "wb") as file:
            file.write(b"x" * 400_000)
    elif do == "keep":
        kept.append(bytes(200_000))
    elif do == "ask":
        return [each["FunctionName"] for each in functions.list_functions()["Functions"]]
    elif do == "nest":
        answer = functions.invoke(FunctionName=event.get("name", "soak-0"), Payload=json.dumps({{"do": "answer"}}))
        return {{"inner": answer["Payload"].read().decode()[:100]}}
    elif do == "deep":
        return deep(0)
    return {{"do": do, "serial": {serial}, "kept": len(kept)}}
"""
_NODE = """\
import fs from "node:fs";
import {{ LambdaClient, InvokeCommand, ListFunctionsCommand }} from "@aws-sdk/client-lambda";

const kept = [];
const functions = new LambdaClient({{}});
const deep = (n) => deep(n + 1) + 1;

export const handler = async (event) => {{
  const act = event.do ?? (event.rawPath ?? "/answer").replaceAll("/", "");
  if (act === "sleep") await new Promise((done) => setTimeout(done, 300));
  else if (act === "loop") for (;;);
  else if (act === "hog") for (;;) kept.push(new Uint8Array(8 << 20).fill(1));
  else if (act === "exit") process.exit(3);
  else if (act === "raise") throw new Error("no dumplings left");
  else if (act === "talk") console.log("x".repeat(200_000));
  else if (act === "write") fs.writeFileSync(`/tmp/${{fs.readdirSync("/tmp").length}}`, "x".repeat(400_000));
  else if (act === "keep") kept.push(new Uint8Array(200_000));
  else if (act === "ask") return (await functions.send(new ListFunctionsCommand({{}}))).Functions.length;
  else if (act === "nest") {{
    const Payload = JSON.stringify({{ do: "answer" }});
    const answer = await functions.send(new InvokeCommand({{ FunctionName: event.name ?? "soak-0", Payload }}));
    return {{ inner: answer.Payload.length }};
  }} else if (act === "deep") return deep(0);
  return {{ do: act, serial: {serial}, kept: kept.length }};
}};
"""
_STREAM = """\
export const handler = awslambda.streamifyResponse(async (event, stream) => {{
  for (let n = 0; n < 20; n++) {{
    stream.write("x".repeat(20_000) + {serial});
    await new Promise((done) => setTimeout(done, 20));
  }}
  stream.end();
}});
"""
RUNTIMES = {"python": "python3.14", "node": "nodejs24.x", "stream": "nodejs24.x"}


def package(kind: str, serial: int, *, layered: bool = False) -> bytes:
    """python | node | stream. `serial` makes it another package than before."""
    code = {"python": _PYTHON, "node": _NODE, "stream": _STREAM}[kind]
    name = "index.py" if kind == "python" else "index.mjs"
    return zipped(name, code.format(serial=serial, layer="import shared" if layered else ""))


def layer(serial: int) -> bytes:
    return zipped("python/shared.py", f"NUMBER = {serial}\n")


def zipped(name: str, text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, text)
    return target.getvalue()
