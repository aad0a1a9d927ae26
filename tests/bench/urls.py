"""Function URLs over loopback, Python and Node.js: cold and warm requests, one and 8 at once, and their CPU time."""

import http.client
import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import boto3

from lessons.sandbox import sources
from tests.bench.languages import AT_ONCE, COLD, RUNTIMES, WARM, heading, row
from tests.bench.wire_servers import REGION, Server, labs
from tests.engine.functions.good_urls import lets_in, url_id

FILES = {
    "python": ("index.py", "def handler(event, context):\n    return {'statusCode': 200, 'body': event['rawPath']}\n"),
    "nodejs": ("index.mjs", "export const handler = async (event) => ({ statusCode: 200, body: event.rawPath });\n"),
}


class ByUrl:
    """Whoever asks has an account, a function and a connection of their own; a change of memory makes the next cold."""

    def __init__(self, servers: Sequence[Server], language: str) -> None:
        port = content_port(servers[0])
        self._serial, self._sizes = itertools.count(), itertools.cycle((1769, 1768))
        self._name = f"web-{language}"
        self._clients = [_lambda(server) for server in servers]
        self._hosts = [
            published(client, server, self._name, language)
            for client, server in zip(self._clients, servers, strict=True)
        ]
        self._connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in servers]

    def prepare(self, who: int) -> None:
        """End the environment, outside of what is measured."""
        self._clients[who].update_function_configuration(FunctionName=self._name, MemorySize=next(self._sizes))

    def call(self, who: int, cold: bool) -> None:
        connection, path = self._connections[who], f"/{next(self._serial)}"
        connection.request("GET", path, headers={"Host": self._hosts[who]})
        answer = connection.getresponse()
        said = answer.read()
        if (answer.status, said) != (200, path.encode()):
            raise SystemExit(f"the benchmark's function failed: {answer.status} {said[:300]!r}")

    def close(self) -> None:
        for connection in self._connections:
            connection.close()


def _lambda(server: Server) -> Any:
    keys = {"aws_access_key_id": server.key, "aws_secret_access_key": server.secret}
    return boto3.client("lambda", region_name=REGION, endpoint_url=server.address, **keys)


def published(client: Any, server: Server, name: str, language: str) -> str:
    """A function that answers with its path, and the host name of its public URL."""
    keys = {"aws_access_key_id": server.key, "aws_secret_access_key": server.secret}
    sts = boto3.client("sts", region_name=REGION, endpoint_url=server.address, **keys)
    file, source = FILES[language]
    client.create_function(
        FunctionName=name,
        Runtime=RUNTIMES[language],
        Role=f"arn:aws:iam::{sts.get_caller_identity()['Account']}:role/lambda-basic-role",
        Handler="index.handler",
        MemorySize=1769,
        Code={"ZipFile": sources.pack(source, file)},
    )
    made = client.create_function_url_config(FunctionName=name, AuthType="NONE")
    for each in lets_in():
        client.add_permission(FunctionName=name, **each)
    return f"{url_id(made)}.lambda-url.{REGION}.localhost"


def content_port(server: Server) -> int:
    """Of the same process tree."""
    environ = Path(f"/proc/{next(iter(server.roots))}/environ").read_bytes().split(b"\0")
    return int(next(each for each in environ if each.startswith(b"LAB_CONTENT_PORT=")).partition(b"=")[2])


def main() -> None:
    each = max(AT_ONCE)  # accounts for each language: of one learner's URLs only so many calls may come in a row
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, labs(Path(folder), each * len(FILES)) as servers:
        heading("function URLs, on connections that stay open")
        for number, language in enumerate(FILES):
            asked = ByUrl(servers[number * each : (number + 1) * each], language)
            for together in AT_ONCE:
                before = servers[0].cpu()
                row("URL", language, together, asked.call, asked.prepare)
                spent = (servers[0].cpu() - before) / (COLD + WARM) * 1e3
                print(f"  {'':<16}{language:<8}{together:>2}   server CPU {spent:.1f} ms a request, cold ones included")
            asked.close()


if __name__ == "__main__":
    main()
