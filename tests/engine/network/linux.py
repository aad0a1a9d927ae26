"""Network namespaces of this very machine, as far as the second truth needs them. They end with the process."""

import ctypes
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_OWN = "/proc/thread-self/ns/net"
_NEWNET = 0x40000000  # CLONE_NEWNET
_libc = ctypes.CDLL(None, use_errno=True)
_SYSCTLS = {
    "ipv4/conf/all/rp_filter": "0",
    "ipv4/conf/default/rp_filter": "0",
    "ipv4/conf/all/send_redirects": "0",
    "ipv4/conf/default/send_redirects": "0",
    "ipv4/conf/all/accept_redirects": "0",
    "ipv4/conf/default/accept_redirects": "0",
    "ipv6/conf/all/disable_ipv6": "1",
    "ipv6/conf/default/disable_ipv6": "1",
    "bridge/bridge-nf-call-iptables": "0",
}


def why_not() -> str:
    """What keeps this machine from having them; empty for nothing."""
    for tool in ("ip", "nft"):
        if shutil.which(tool) is None:
            return f"there is no {tool}"
    if os.geteuid() != 0:
        return "one must be root"
    try:
        Namespace("trial", forwards=False).close()
    except (OSError, subprocess.CalledProcessError) as problem:
        return f"namespaces are not allowed ({problem})"
    return ""


class Namespace:
    """One namespace, kept alive by an open file."""

    def __init__(self, name: str, *, forwards: bool) -> None:
        self.name = name
        with _back():
            _ask(_libc.unshare(_NEWNET))
            self.file = os.open(_OWN, os.O_RDONLY)
            for key, value in (_SYSCTLS | {"ipv4/ip_forward": str(int(forwards))}).items():
                path = Path("/proc/sys/net") / key
                if path.exists():
                    path.write_text(value)
        self.ips: list[str] = ["link set lo up"]
        self.nfts: list[str] = []
        self.live: set[str] = set()

    @property
    def path(self) -> str:
        return f"/proc/{os.getpid()}/fd/{self.file}"

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Sockets that are opened and commands that are run belong to it."""
        with _back():
            _ask(_libc.setns(self.file, _NEWNET))
            yield

    def settle(self) -> None:
        """Carry out what was collected in `ips` and `nfts`."""
        with self.inside():
            run(["ip", "-batch", "-"], "\n".join(self.ips))
            if self.nfts:
                run(["nft", "-f", "-"], "\n".join(self.nfts))

    def wait(self) -> None:
        """Until the devices in `live` carry packets, which the kernel may notice a second after they were turned on."""
        until = monotonic() + 5
        with self.inside():
            while self.live - set(
                re.findall(r"^\d+: (\w+)[^\n]* state UP ", run(["ip", "-o", "link"], ""), re.MULTILINE)
            ):
                if monotonic() > until:
                    raise RuntimeError(f"{self.name}: {run(['ip', '-o', 'link'], '')}")
                sleep(0.02)

    def close(self) -> None:
        os.close(self.file)


def join(number: int, one: Namespace, name: str, other: Namespace, there: str) -> str:
    """The line that lays a cable between two namespaces. With the same index at both ends, the kernel would take its
    time to notice that it is plugged in."""
    near, far = 1000 + 2 * number, 1001 + 2 * number
    return f"link add {name} index {near} netns {one.path} type veth peer name {there} index {far} netns {other.path}"


def run(command: list[str], text: str, *, check: bool = True) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode and check:
        raise RuntimeError(f"{command}: {done.stderr}\n{text}")
    return done.stdout


@contextmanager
def _back() -> Iterator[None]:
    before = os.open(_OWN, os.O_RDONLY)
    try:
        yield
    finally:
        _ask(_libc.setns(before, _NEWNET))
        os.close(before)


def _ask(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
