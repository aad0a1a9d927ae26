"""`aws …`: read, then carried out call by call in the account, as whoever acts at its console."""

import time
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.sandbox import lab
from lessons.sandbox.limits import limit
from lessons.sandbox.terminal.desk import Desk, Printed
from lessons.sandbox.terminal.files import Files
from lessons.sandbox.terminal.glosses import GLOSSES
from serverless_lab.cli.commands import Call
from serverless_lab.cli.errors import GENERAL_STATUS, USAGE_STATUS, CliError, GeneralError, Refused
from serverless_lab.cli.reading import read
from serverless_lab.cli.running import CallRefused, Result, run
from serverless_lab.engine import wiring
from serverless_lab.engine.sealing import is_password
from serverless_lab.wire.addressing import REGION

SERVICES = tuple(sorted({service for service, _operation in wiring.OPERATIONS} - {"lab"}))
INTERRUPTED = 130
_STDOUT, _NOWHERE = "/dev/stdout", "/dev/null"


class Stopped(lab.LabError):
    key = "stopped"
    template = _(
        "Stopped after {calls} calls: one command makes {most} calls at most and goes on for {seconds} seconds. Ask "
        "for less with --max-items."
    )


class Calls:
    """What `aws` performs one by one. Remembers where in the journal the last one stands, and why it was refused."""

    def __init__(self, desk: Desk) -> None:
        self.account = desk.account
        self.made = self.position = self.denied = 0
        self.hint = self.differs = ""
        self.secrets: tuple[str, ...] = ()
        self._until = time.monotonic() + limit("LAB_LINE_SECONDS")

    def __call__(self, service: str, operation: str, params: dict[str, Any], region: str) -> dict[str, Any]:
        most = limit("LAB_LINE_CALLS")
        if self.made >= most or time.monotonic() > self._until:
            raise Stopped(calls=self.made, most=most, seconds=limit("LAB_LINE_SECONDS"))
        result = lab.call(self.account, service, operation, params, face="terminal", region=region)
        self.made += 1
        self.position = result.entry.position
        if result.refusal is None:
            return result.answer or {}
        self.hint = result.refusal.hint
        self.denied = self.position if result.refusal.code in lab.DENIED else 0
        self.differs = result.refusal.about if result.refusal.code in lab.NOT_SIMULATED else ""
        raise CallRefused(
            result.refusal.code, result.refusal.message, result.refusal.members, http_status=result.refusal.status
        )

    def wait(self, seconds: int) -> bool:
        """A waiter lets time pass: the account's, unless the learner has stopped it."""
        if lab.look(self.account).cloud.state.clock.rate == 0:
            return False
        return lab.advance(self.account, seconds).refusal is None


def aws(desk: Desk, argv: list[str]) -> Printed:
    calls = Calls(desk)
    return replace(_aws(desk, argv, calls), secrets=calls.secrets)


def _aws(desk: Desk, argv: list[str], calls: Calls) -> Printed:
    files = Files(desk)
    try:
        command = read(argv, files, desk.account.region)
        if isinstance(command, Call):
            calls.secrets = tuple(str(value) for name, value in command.params.items() if is_password(name, value))
            _check(command, files)
        key = lab.look(desk.account).cloud.acting.key
        result = run(command, calls, calls.wait, key, SERVICES)
    except CliError as error:
        return refused(error)
    except lab.NotYours:
        raise
    except lab.LabError as error:
        status = INTERRUPTED if isinstance(error, Stopped) else GENERAL_STATUS
        return Printed("", f"{error.sentence}\n", status, "", calls.position, calls.denied)
    return _stored(files, result, calls)


def refused(error: CliError) -> Printed:
    """What is no command line at all: AWS's words, or for what is the lab's own refusal the reader's language."""
    if isinstance(error, Refused):
        said = str(GLOSSES.get(f"cli-{error.reason}", error.message)).replace("{instead}", error.instead)
        return Printed(stderr=f"{said}\n", status=error.status)
    return Printed(stderr=error.text, status=error.status, hint="cli-usage" if error.status == USAGE_STATUS else "")


def _check(call: Call, files: Files) -> None:
    """Before anything is done: what will come out must have a place, and the region must be one."""
    if not REGION.fullmatch(call.region) or len(call.region) > 32:
        raise GeneralError(f"Provided region_name '{call.region}' doesn't match a supported format.")
    if call.outfile and call.outfile not in (_STDOUT, _NOWHERE):
        files.check(call.outfile)


def _stored(files: Files, result: Result, calls: Calls) -> Printed:
    """With its files written; what goes to /dev/stdout is printed first, as it comes first on AWS."""
    stdout, stderr, status = result.stdout, result.stderr, result.status
    for name, body in result.files.items():
        if name == _STDOUT:
            stdout = body.decode("utf-8", "replace") + stdout
        elif name != _NOWHERE:
            try:
                files.write(name, body)
            except lab.LabError as error:
                stderr, status = f"{stderr}{error.sentence}\n", status or GENERAL_STATUS
    if not status:  # what a waiter went past does not matter
        return Printed(stdout, stderr, position=calls.position)
    return Printed(stdout, stderr, status, calls.hint, calls.position, calls.denied, calls.differs)
