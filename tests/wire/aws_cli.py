"""The real `aws`: its driver in this process, which says what a command line says, and as a process of its own."""

import contextlib
import io
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from awscli.clidriver import CLIDriver, create_clidriver
from botocore import xform_name

from lessons.sandbox import keys

REGION = "ap-northeast-2"


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        return json.loads(self.out) if self.out else {}


class Aws:
    """`aws("iam", "list-users")` as the holder of a key; `folder` is for its settings and its files."""

    def __init__(self, endpoint: str, folder: Path) -> None:
        self.endpoint, self.folder = endpoint, folder
        (folder / "config").write_text("[default]\ncli_timestamp_format = iso8601\nretries = 1\n")
        self.drivers: dict[str, CLIDriver] = {}

    def __call__(self, key: Any, *words: str) -> Said:
        access, secret, token = (*key, None)[:3]
        driver = self.drivers.get(access + secret + (token or ""))
        if driver is None:
            driver = self.drivers[access + secret + (token or "")] = create_clidriver()
            driver.session.set_credentials(access, secret, token)
        out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = driver.main([*words, "--endpoint-url", self.endpoint, "--region", REGION, "--output", "json"])
        out.flush()
        if words[1].startswith("modify-"):  # its switches would be looked for in the operations that follow
            del self.drivers[access + secret + (token or "")]
        return Said(status, out.buffer.getvalue().decode(), err.getvalue())

    def process(self, key: keys.RootKey, *words: str) -> Said:
        """`aws` as it is installed, told everything by its environment."""
        environment = {
            "PATH": os.environ["PATH"],
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": key.key,
            "AWS_SECRET_ACCESS_KEY": key.secret,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": str(self.folder / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.folder / "none"),
            "LANG": "C.UTF-8",
        }
        command = [str(Path(sys.executable).with_name("aws")), *words]
        done = subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def words(self, service: str, operation: str, params: dict[str, Any]) -> list[str]:
        """A command line for an operation; what the command has an option of its own for is said by that."""
        found = [service, xform_name(operation, "-"), "--no-paginate"]
        params = dict(params)
        for member, option in _FILES.get(operation, {}).items():
            value = params.pop(member, b"")
            value = value["ZipFile"] if isinstance(value, dict) else value
            (self.folder / "given").write_bytes(value)
            found += [option, "fileb://given"] if value else []
        if operation not in _ALSO:
            return [*found, "--cli-input-json", json.dumps(params, default=datetime.isoformat)] if params else found
        texts = {name: value for name, value in params.items() if isinstance(value, str)}
        found += [word for name, value in texts.items() for word in (f"--{xform_name(name, '-')}", value)]
        return [*found, *(str(self.folder / word) if word == "answer" else word for word in _ALSO[operation])]


# Bytes come from a file.
_FILES = {
    "CreateFunction": {"Code": "--zip-file"},
    "PublishLayerVersion": {"Content": "--zip-file"},
    "UpdateFunctionCode": {"ZipFile": "--zip-file"},
    "Invoke": {"Payload": "--payload"},
}
# These write part of the answer into a file, or have switches for `{"Value": …}`, and take no JSON.
_ALSO = {
    "Invoke": ("answer",),
    "ModifyInstanceAttribute": ("--no-source-dest-check",),
    "ModifyNetworkInterfaceAttribute": ("--no-source-dest-check",),
    "CreateVirtualMFADevice": ("--outfile", "answer", "--bootstrap-method", "Base32StringSeed"),
}
