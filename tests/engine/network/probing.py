"""Real connections between namespaces: who could connect, who got an answer, and where first packets arrived."""

import errno
import json
import selectors
import socket
import struct
from time import monotonic
from typing import NamedTuple

from tests.engine.network.linux import Namespace, run
from tests.engine.network.random_lines import PORTS
from tests.engine.network.wired import Wired


class Probe(NamedTuple):
    """`source` is a name in `Wired.ends`. `mark` is its source port, or the id of its echo, that no other probe has."""

    source: str
    destination: str
    protocol: str
    port: int
    mark: int


class Verdict(NamedTuple):
    reached: frozenset[str]
    answered: bool


class Probing:
    """Listens everywhere; `play` sends probes all at once."""

    def __init__(self, wired: Wired) -> None:
        self.wired = wired
        self.selector = selectors.DefaultSelector()
        self.answered: set[int] = set()
        self.sockets: list[socket.socket] = []
        self.echoes: dict[str, socket.socket] = {}
        for name, end in wired.ends.items():
            with end.inside():
                self._listen(name)

    def play(self, probes: list[Probe], quiet: float, longest: float) -> dict[int, Verdict]:
        """The verdict of each probe by its mark, when nothing moved for `quiet` seconds."""
        own = [self._send(self.wired.ends[probe.source], probe) for probe in probes]
        began = last = monotonic()
        while len(self.answered) < len(probes) and monotonic() - last < quiet and monotonic() - began < longest:
            for key, _ in self.selector.select(0.05):
                key.data(key.fileobj)
                last = monotonic()
        for each in own:
            self._drop(each)
        seen = {name: _seen(end) for name, end in self.wired.ends.items()}
        return {
            probe.mark: Verdict(
                frozenset(name for name, marks in seen.items() if probe.mark in marks), probe.mark in self.answered
            )
            for probe in probes
        }

    def close(self) -> None:
        for each in self.sockets:
            each.close()
        self.selector.close()

    def _listen(self, name: str) -> None:
        for address in self.wired.addresses[name]:
            for port in PORTS["tcp"]:
                server = self._open(socket.SOCK_STREAM, (address, port))
                server.listen(256)
                self.selector.register(server, selectors.EVENT_READ, self._accept)
            for port in PORTS["udp"]:
                self.selector.register(self._open(socket.SOCK_DGRAM, (address, port)), selectors.EVENT_READ, _return)
        self.echoes[name] = self._open(socket.SOCK_RAW, (self.wired.addresses[name][0], 0), socket.IPPROTO_ICMP)
        self.selector.register(self.echoes[name], selectors.EVENT_READ, self._hear_echo)

    def _open(self, kind: int, at: tuple[str, int], protocol: int = 0) -> socket.socket:
        opened = socket.socket(socket.AF_INET, kind, protocol)
        opened.setblocking(False)
        opened.bind(at)
        self.sockets.append(opened)
        return opened

    def _send(self, end: Namespace, probe: Probe) -> socket.socket | None:
        home = self.wired.addresses[probe.source][0]
        if probe.protocol == "icmp":
            _try(lambda: self.echoes[probe.source].sendto(_echo(probe.mark), (probe.destination, 0)))
            return None
        with end.inside():
            kind = socket.SOCK_STREAM if probe.protocol == "tcp" else socket.SOCK_DGRAM
            client = self._open(kind, (home, probe.mark))
        begun = client.connect_ex((probe.destination, probe.port))
        if probe.protocol == "tcp" and begun == errno.EINPROGRESS:
            self.selector.register(client, selectors.EVENT_WRITE, lambda each: self._connected(each, probe.mark))
        elif probe.protocol == "udp":
            _try(lambda: client.send(b"?"))
            self.selector.register(client, selectors.EVENT_READ, lambda each: self._heard(each, probe.mark))
        return client

    def _accept(self, server: socket.socket) -> None:
        accepted = _try(server.accept)
        if accepted is not None:
            self.sockets.append(accepted[0])

    def _connected(self, client: socket.socket, mark: int) -> None:
        self.selector.unregister(client)
        if client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
            self.answered.add(mark)

    def _heard(self, client: socket.socket, mark: int) -> None:
        if _try(lambda: client.recv(64)) is not None:
            self.answered.add(mark)

    def _hear_echo(self, raw: socket.socket) -> None:
        heard = _try(lambda: raw.recv(2048))
        if heard is not None and heard[20] == 0:
            self.answered.add(struct.unpack("!H", heard[24:26])[0])

    def _drop(self, client: socket.socket | None) -> None:
        if client is not None:
            if client in self.selector.get_map():
                self.selector.unregister(client)
            client.close()
            self.sockets.remove(client)


def _return(server: socket.socket) -> None:
    heard = _try(lambda: server.recvfrom(64))
    if heard is not None:
        _try(lambda: server.sendto(b"!", heard[1]))


def _echo(mark: int) -> bytes:
    head = struct.pack("!BBHHH", 8, 0, 0, mark, 1)
    words = sum(struct.unpack("!4H", head))
    return struct.pack("!BBHHH", 8, 0, ~(words + (words >> 16)) & 0xFFFF, mark, 1)


def _seen(end: Namespace) -> set[int]:
    if not any("set seen" in line for line in end.nfts):
        return set()
    with end.inside():
        listed = json.loads(run(["nft", "-j", "list", "set", "ip", "lab", "seen"], ""))
    return {int(mark) for each in listed["nftables"] for mark in each.get("set", {}).get("elem", [])}


def _try(act):
    """What it gives; None when the network says no."""
    try:
        return act()
    except OSError:
        return None
