"""Function URLs of the real process tree: real code, a restart in between, and a process that dies during a call."""

import http.client
import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials

from lessons.sandbox import sources
from tests.content.conftest import REGION, Heard, Site
from tests.engine.functions.good_urls import lets_in, url_id
from tests.live import Lab
from tests.processes.test_live_tree import child

SOURCE = """
import time
seen = 0
def handler(event, context):
    global seen
    seen += 1
    time.sleep(float(event.get("queryStringParameters", {}).get("wait", 0)))
    page = f"<h1>{event['rawPath']} {seen}</h1>"
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "cookies": ["seen=1"], "body": page}
"""


class Web:
    """An account with a function that has a URL, called by its root user."""

    def __init__(self, lab: Lab) -> None:
        self.site = Site(int(lab.environ["LAB_CONTENT_PORT"]))
        self.account = json.loads(lab.run("manage.py", "account", "create", "--json").stdout)
        self.client("lambda").create_function(
            FunctionName="web-fn",
            Runtime="python3.14",
            Role=f"arn:aws:iam::{self.account['account_id']}:role/lambda-basic-role",
            Handler="lambda_function.handler",
            Timeout=10,
            Code={"ZipFile": sources.pack(SOURCE)},
        )
        self.id = url_id(self.client("lambda").create_function_url_config(FunctionName="web-fn", AuthType="AWS_IAM"))

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            region_name=REGION,
            endpoint_url=self.account["endpoint"],
            aws_access_key_id=self.account["access_key_id"],
            aws_secret_access_key=self.account["secret_access_key"],
            config=Config(retries={"max_attempts": 0}),
        )

    def get(self, path: str) -> Heard:
        host = f"{self.id}.lambda-url.{REGION}.localhost:{self.site.port}"
        request = AWSRequest("GET", f"http://{host}{path}")
        key = Credentials(self.account["access_key_id"], self.account["secret_access_key"])
        auth.SigV4Auth(key, "lambda", REGION).add_auth(request)
        return self.site.ask("GET", path, host=host, **{name: str(value) for name, value in request.headers.items()})


def test_a_real_function_answers_browsers(tmp_path: Path) -> None:
    with Lab(tmp_path) as lab:
        assert "Function URLs: http://127.0.0.1:" in lab.output()
        web = Web(lab)
        first = web.get("/menu")
        assert (first.status, first.body) == (200, b"<h1>/menu 1</h1>")
        assert (first.headers["content-type"], first.headers["set-cookie"]) == ("text/html", "seen=1")
        assert web.get("/menu").body == b"<h1>/menu 2</h1>"
        assert web.site.ask("GET", "/lambda-url/" + web.id + "/").status == 403
        _dies_during_a_call(lab, web)
        assert lab.stop() == 0
        lab.start()
        assert web.get("/after").body == b"<h1>/after 1</h1>"
        assert web.site.ask("GET", "/", host=f"{'0' * 32}.lambda-url.{REGION}.localhost").body == b'{"Message":null}'


def _dies_during_a_call(lab: Lab, web: Web) -> None:
    """The caller is cut off, the run is given up, and the process that comes in its place answers."""
    first = child(lab, "content")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(web.get, "/slow?wait=8")
        time.sleep(1)
        os.kill(first, signal.SIGKILL)
        assert isinstance(waiting.exception(20), OSError)
    end = time.monotonic() + 20
    while time.monotonic() < end and not _is_back(lab, web, first):
        time.sleep(0.1)
    assert web.get("/again").status == 200
    events = web.client("logs").filter_log_events(logGroupName="/aws/lambda/web-fn")["events"]
    reports = sum(each["message"].startswith("REPORT") for each in events)
    assert reports == 4  # two before, the one that was given up, and one after


def _is_back(lab: Lab, web: Web, first: int) -> bool:
    try:
        return child(lab, "content") != first and web.site.ask("GET", "/_lab/health").status == 200
    except (AssertionError, OSError):
        return False


STREAMS = """
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const head = { statusCode: 201, headers: { "content-type": "text/plain" } };
  const body = awslambda.HttpResponseStream.from(stream, head);
  body.write("one ");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  body.write("two");
  body.end();
});
"""


def test_a_real_function_streams(tmp_path: Path) -> None:
    with Lab(tmp_path) as lab:
        web = Web(lab)
        speaks = web.client("lambda")
        speaks.create_function(
            FunctionName="stream-fn",
            Runtime="nodejs24.x",
            Role=f"arn:aws:iam::{web.account['account_id']}:role/lambda-basic-role",
            Handler="index.handler",
            Timeout=10,
            MemorySize=1769,
            Code={"ZipFile": sources.pack(STREAMS, "index.mjs")},
        )
        made = speaks.create_function_url_config(
            FunctionName="stream-fn", AuthType="NONE", InvokeMode="RESPONSE_STREAM"
        )
        for each in lets_in():
            speaks.add_permission(FunctionName="stream-fn", **each)
        connection = http.client.HTTPConnection("127.0.0.1", web.site.port, timeout=20)
        connection.request("GET", "/", headers={"Host": f"{url_id(made)}.lambda-url.{REGION}.localhost"})
        answer = connection.getresponse()
        first, began = answer.read(4), time.monotonic()
        rest, took = answer.read(), time.monotonic() - began
        assert (answer.status, answer.headers["content-type"], first, rest) == (201, "text/plain", b"one ", b"two")
        assert took > 1
        events = list(speaks.invoke_with_response_stream(FunctionName="stream-fn")["EventStream"])
        pieces = b"".join(each["PayloadChunk"]["Payload"] for each in events[:-1])
        assert pieces.endswith(b"\0" * 8 + b"one two")
        assert events[-1] == {"InvokeComplete": {}}
