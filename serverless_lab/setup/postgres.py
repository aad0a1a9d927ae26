"""`python -m serverless_lab.setup.postgres COMMAND…`: run it with DATABASE_URL naming a PostgreSQL of its own.

The server is installed when it is missing (root on Debian), lives in a temporary folder on a free port, belongs to
somebody who is not root (PostgreSQL insists), and is gone afterwards.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ADVICE = "No PostgreSQL here and none could be installed. Install it (on Debian: apt-get install postgresql)."


class NoPostgres(Exception):
    """There is no server to start; the message says what to install."""


def binaries() -> Path:
    """The folder with initdb and pg_ctl: beside PATH's, or the newest of Debian's. Raises NoPostgres."""
    found = [Path(path).resolve().parent for path in (shutil.which("initdb"), shutil.which("postgres")) if path]
    debian = Path("/usr/lib/postgresql")
    versions = [path for path in debian.glob("*/bin") if path.parent.name.isdigit()]
    found += sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    for folder in found:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres(ADVICE)


def install() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoPostgres(ADVICE)
    print("Installing PostgreSQL with apt-get ...", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=env, stdout=subprocess.DEVNULL)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)


class Server:
    """A PostgreSQL in `folder`; `address` is its DATABASE_URL while it runs."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs = folder, programs
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.address = f"postgresql://lab@127.0.0.1:{self.port}/lab"

    def __enter__(self) -> "Server":
        data = str(self.folder / "data")
        self._call("initdb", "-D", data, "-U", "lab", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._call("pg_ctl", "-D", data, "-o", options, "-l", str(self.folder / "log"), "-w", "start")
        self._call("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "lab", "lab")
        return self

    def __exit__(self, *_: object) -> None:
        self._call("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def _call(self, program: str, *argv: str) -> None:
        owner = self.folder.stat()
        user = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [str(self.programs / program), *argv],
            cwd=self.folder,
            check=False,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # not a pipe: the server would keep it open for ever
            stderr=None,
            **user,  # type: ignore[call-overload]
        )
        if done.returncode:
            log = self.folder / "log"
            sys.exit(f"{program} failed (exit code {done.returncode}).\n{log.read_text() if log.exists() else ''}")


def somebody_else() -> pwd.struct_passwd:
    """Whom a server started by root belongs to."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")


def main(argv: list[str]) -> int:
    if not argv:
        sys.exit("usage: python -m serverless_lab.setup.postgres COMMAND ...")
    try:
        try:
            programs = binaries()
        except NoPostgres:
            install()
            programs = binaries()
        owner = somebody_else() if os.geteuid() == 0 else None
    except NoPostgres as error:
        sys.exit(str(error))
    with tempfile.TemporaryDirectory(prefix="lab-postgres-") as name:
        if owner is not None:
            os.chown(name, owner.pw_uid, owner.pw_gid)
        with Server(Path(name), programs) as server:
            return subprocess.run(argv, env={**os.environ, "DATABASE_URL": server.address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
