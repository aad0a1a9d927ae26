"""What a function must not reach, attempted from inside."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from serverless_lab.runtime import landlock
from serverless_lab.runtime.model import Mount
from tests.runtime.support import Lab, Start, answer

ATTEMPTS = {
    "a host file": "open('/etc/passwd').read()",
    "the host's processes": "open('/proc/self/environ').read()",
    "a way up from the code": "open('/var/task/../../etc/passwd').read()",
    "a way up from the scratch space": "open('/tmp/../../../../../etc/passwd').read()",
    "the host's root": "os.listdir('/')",
    "a listing above the scratch space": "os.listdir('/tmp/..')",
    "a socket": "socket.create_connection(('127.0.0.1', 22), timeout=1)",
    "a listening socket": "socket.socket().bind(('127.0.0.1', 0))",
    "a name look-up": "socket.getaddrinfo('localhost', 80)",
    "a page": "urllib.request.urlopen('http://127.0.0.1:8000/')",
    "a process": "subprocess.run(['/bin/sh', '-c', 'id'])",
    "a shell": "os.system('id')",
    "a fork": "os.fork()",
    "ctypes": "__import__('ctypes')",
    "writing into the code": "open('/var/task/new.py', 'w')",
    "changing the code": "open('/var/task/lambda_function.py', 'a')",
    "removing the code": "os.remove('/var/task/lambda_function.py')",
    "a folder in the code": "os.mkdir('/var/task/new')",
    "renaming the code": "os.rename('/var/task/lambda_function.py', '/tmp/stolen.py')",
    "linking the code": "os.link('/var/task/lambda_function.py', '/tmp/linked.py')",
    "writing into a layer": "open('/opt/python/layer.py', 'w')",
    "writing into the library": "open('/usr/lib/python3.14/python-stdlib.zip', 'r+b')",
    "writing into a read-only mount": "open('/mnt/fixed/note', 'w')",
    "an absolute link": "os.symlink('/etc/passwd', '/tmp/absolute')",
    "reading through a relative link": "(os.symlink('../../../../../etc/passwd', '/tmp/up'), open('/tmp/up').read())",
    "a folder through a relative link": "(os.symlink('../..', '/tmp/far'), os.listdir('/tmp/far/etc'))",
    "setting a limit": "__import__('resource').setrlimit(0, (1, 1))",
    "a signal": "os.kill(1, 9)",
    "another user": "os.setuid(0)",
    "mapping a device": "open('/dev/mem', 'rb')",
}

SOURCE = """
import os, socket, subprocess, urllib.request
def handler(event, context):
    try:
        return ["reached", repr(eval(event))]
    except BaseException as error:
        return ["refused", type(error).__name__]
"""


@pytest.fixture
def fixed(tmp_path: Path) -> dict[str, Any]:
    for name in ("layer/python", "fixed"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "layer/python/layer.py").write_text("")
    for path in (tmp_path / "fixed", tmp_path / "layer/python/layer.py"):
        path.chmod(0o777)  # so that the mount, not the mode, is what refuses
    return {"layers": (tmp_path / "layer",), "mounts": (Mount(tmp_path / "fixed", "/mnt/fixed", writable=False),)}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_refused_inside(lab: Lab, fixed: dict[str, Any], attempt: str) -> None:
    verdict, what = answer(lab.run(lab.spec(SOURCE, **fixed), attempt))
    assert verdict == "refused", f"{attempt} gave {what}"
    assert what in {"OSError", "PermissionError", "FileNotFoundError", "gaierror", "URLError", "AttributeError"} | {
        "ModuleNotFoundError",
        "ImportError",
        "NotADirectoryError",
        "FileExistsError",
    }, what


def test_the_same_doors_open_where_they_should(lab: Lab, fixed: dict[str, Any]) -> None:
    spec = lab.spec(SOURCE, **fixed)
    for attempt in (
        "open('/var/task/lambda_function.py').read()",
        "open('/opt/python/layer.py').read()",
        "open('/tmp/new', 'w').write('x')",
        "os.listdir('/mnt/fixed')",
        "os.symlink('new', '/tmp/near')",
        "open('/tmp/near').read()",
    ):
        assert answer(lab.run(spec, attempt))[0] == "reached", attempt


def test_the_keepers_environment_is_not_the_functions(lab: Lab) -> None:
    source = "import os\ndef handler(e, c): return dict(os.environ)"
    assert answer(lab.run(source, environment={"A": "1"})) == {"A": "1", "_X_AMZN_TRACE_ID": ""}


def test_one_environment_does_not_see_anothers_scratch_space(lab: Lab) -> None:
    source = """
import os
def handler(event, context):
    found = sorted(os.listdir("/tmp"))
    open("/tmp/" + event, "w").close()
    return found
"""
    first, second = lab.spec(source), lab.spec(source)
    assert [answer(lab.run(s, n)) for s, n in ((first, "a"), (second, "b"), (first, "c"))] == [[], [], ["a"]]


def test_the_same_key_of_another_owner_is_another_environment(lab: Lab) -> None:
    source = "secret = None\ndef handler(e, c):\n  global secret\n  old, secret = secret, e\n  return old"
    mine = lab.spec(source, key="shared-key")
    answer(lab.run(mine, "mine"))
    tag = lab.served.pop("shared-key")
    theirs = lab.spec(source, key="shared-key", owner=lab.owner + "-other")
    assert answer(lab.run(theirs, "theirs")) is None
    lab.served["shared-key"] = tag
    assert answer(lab.run(mine, "again")) == "mine"
    lab.runtime.drop(lab.owner + "-other")


def test_a_full_scratch_space_ends_the_environment_and_is_cleared(lab: Lab) -> None:
    source = """
def handler(event, context):
    for number in range(4000):
        with open(f"/tmp/{number}", "wb") as file: file.write(bytes(1 << 20))
"""
    spec = lab.spec(source, tmp_quota=8 << 20)
    seen = lab.run(spec, timeout=20)
    assert (seen.status, seen.kept) == ("exited", False)
    assert "signal: killed" in seen.payload


def test_a_flood_of_empty_files_ends_the_environment(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(tmp_entries=500)
    lab = Lab(runtime, tmp_path, "ann")
    source = "def handler(event, context):\n  for n in range(event): open(f'/tmp/{n}', 'w').close()"
    assert lab.run(source, 400, timeout=60).status == "ok"
    assert lab.run(source, 10**6, timeout=60).status == "exited"


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def test_the_second_wall_stands_round_the_child(lab: Lab) -> None:
    spec = lab.spec("def handler(event, context): pass")
    lab.run(spec)
    pid = next(e.pid for e in lab.runtime.stats().environments if e.key == spec.key)
    status = _status(pid)
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    if os.geteuid() == 0:
        assert status["Uid"].split() == ["65534"] * 4
        assert status["CapEff"] == "0" * 16
    for thread in Path(f"/proc/{pid}/task").iterdir():
        assert "Seccomp:\t2" in (thread / "status").read_text()
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)


SHUT_IN = """
import ctypes, os, socket, sys
from serverless_lab.runtime import landlock
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
readable, writable = (os.open(path, os.O_RDONLY) for path in sys.argv[1:])
print(landlock.restrict([(readable, False), (writable, True)]))
def attempt(path, mode):
    try:
        open(path, mode).close()
        return "open"
    except PermissionError:
        return "shut"
print([attempt(sys.argv[1] + "/file", "r"), attempt(sys.argv[1] + "/file", "a"), attempt(sys.argv[2] + "/file", "w")])
print([attempt("/etc/passwd", "r"), attempt("/proc/self/environ", "r")])
"""


def test_landlock_leaves_only_the_folders_given(tmp_path: Path) -> None:
    folders = [tmp_path / "readable", tmp_path / "writable"]
    for folder in folders:
        folder.mkdir()
        (folder / "file").write_text("")
    done = subprocess.run([sys.executable, "-c", SHUT_IN, *folders], capture_output=True, text=True, check=True)
    if landlock.version():
        assert done.stdout.splitlines() == ["True", "['open', 'shut', 'open']", "['shut', 'shut']"]
    else:
        assert done.stdout.splitlines() == ["False", "['open', 'open', 'open']", "['open', 'open']"]


def test_the_socket_is_the_owners_alone(lab: Lab) -> None:
    assert stat.S_IMODE(lab.runtime._path.stat().st_mode) == 0o600
