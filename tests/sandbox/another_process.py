"""Another process of the same installation, given a program to run."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings as django_settings
from django.db import connections

from lessons.sandbox.models import Account

ROOT = Path(__file__).resolve().parents[2]


class Process:
    """Another process of the same installation, given a program; `say` and `hear` are lines."""

    def __init__(self, program: str, account: Account) -> None:
        database = connections["default"].settings_dict
        environ = os.environ | {
            "SANDBOX_ACCOUNT": str(account.pk),
            "SANDBOX_DATABASE": str(database["NAME"]),
            "SANDBOX_DATA": str(django_settings.LAB_DATA_DIR),
            "DJANGO_SETTINGS_MODULE": "tests.sandbox.second_process",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", PREAMBLE + program],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def say(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        return self.process.stdout.readline().strip()

    def end(self) -> int:
        self.process.stdin.close()
        return self.process.wait(60)


PREAMBLE = """
import os, sys, uuid, django
django.setup()
from lessons.sandbox import lab, hosting
from lessons.sandbox.models import Account
from tests.sandbox.conftest import create, invoke, seeded
account = Account.objects.get(pk=uuid.UUID(os.environ["SANDBOX_ACCOUNT"]))
def change(text):
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Description": text})
print("ready", flush=True)
sys.stdin.readline()
"""
