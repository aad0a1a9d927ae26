"""A small application behind the server of the processes beside the course, and what it answers to raw bytes."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import uvicorn

from serverless_lab.processes.serving import configured
from tests.live import free_port

HEAD_S = 0.4
PIECE = b"x" * 65_536
PIECES = 400


class App:
    """Tells what it was asked, and keeps what it heard and how much it sent."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.sent = 0
        self.go_on = threading.Event()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message["body"], message["more_body"]
        if scope["raw_path"] == b"/wait":
            self.heard.append((await receive())["type"])
        elif scope["raw_path"] == b"/stream":
            await self._stream(send)
        else:
            if scope["raw_path"] == b"/slow":
                while not self.go_on.is_set():
                    await asyncio.sleep(0.01)
            await self._tell(scope, body, send)

    async def _tell(self, scope: dict[str, Any], body: bytes, send: Any) -> None:
        told = {
            "method": scope["method"],
            "path": scope["raw_path"].decode(),
            "query": scope["query_string"].decode(),
            "names": sorted(name.decode() for name, _ in scope["headers"]),
            "body": body.decode(),
        }
        answer = json.dumps(told).encode()
        length = (b"content-length", str(len(answer)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": answer})

    async def _stream(self, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(PIECES):
            await send({"type": "http.response.body", "body": PIECE, "more_body": True})
            self.sent += len(PIECE)
        await send({"type": "http.response.body", "body": b""})


class Served:
    """The application behind the real server, in a thread."""

    def __init__(self) -> None:
        self.app, self.port = App(), free_port()
        config = configured(self.app, "127.0.0.1", self.port, lifespan="off")
        config.timeout_keep_alive = HEAD_S  # type: ignore[assignment]
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.005)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def send(self, raw: bytes) -> bytes:
        """All that is answered until the server closes the connection."""
        with self.connect() as connection:
            connection.sendall(raw)
            return rest_of(connection)

    def stop(self) -> None:
        self.app.go_on.set()
        self.server.should_exit = True
        self.thread.join(10)


def rest_of(connection: socket.socket) -> bytes:
    parts = []
    try:
        while part := connection.recv(65_536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def told(answer: bytes) -> list[dict[str, Any]]:
    """Each answer of a connection."""
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    return [json.loads(line) for line in answer.split(b"\r\n\r\n")[1:] for line in [line.partition(b"HTTP/1.1")[0]]]


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    assert holds()
