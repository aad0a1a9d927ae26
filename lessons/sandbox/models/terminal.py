"""What lies beside the journal for whoever works in the terminal."""

from typing import ClassVar

from django.db import models

from lessons.sandbox import at_rest
from lessons.sandbox.models.accounts import Account


class ScratchFile(models.Model):
    """A file of whoever works in the account's terminal; it is copied, exported and deleted with the account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=100)
    body = models.BinaryField()
    size = models.PositiveIntegerField()
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "name"], name="sandbox_one_file_per_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.account_id}"


class TerminalLine(models.Model):
    """A command typed in the terminal, passwords masked, and what it printed: encrypted, since keys are printed too.

    `who` acted; `hint` is the key of our own explanation. `position` is the journal entry of its last call and
    `denied` the one that a policy was in the way of, 0 for none. `differs` names what AWS can do and the lab cannot.
    `cleared`: recalled, but not shown any more.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="lines")
    who = models.CharField(max_length=128)
    text = models.TextField()
    output = models.BinaryField()
    status = models.SmallIntegerField(default=0)
    hint = models.CharField(max_length=64, blank=True, default="")
    position = models.BigIntegerField(default=0)
    denied = models.BigIntegerField(default=0)
    differs = models.CharField(max_length=200, blank=True, default="")
    size = models.PositiveIntegerField()
    cleared = models.BooleanField(default=False)
    typed = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.text} → {self.status}"

    @property
    def printed(self) -> tuple[str, str]:
        """What went to stdout and to stderr; nothing where it was encrypted with a secret that is lost."""
        try:
            stdout, _, stderr = at_rest.decrypt(bytes(self.output), "terminal", self.account_id).partition(b"\0")
        except at_rest.Undecipherable:
            return "", ""
        return stdout.decode(), stderr.decode()

    @printed.setter
    def printed(self, printed: tuple[str, str]) -> None:
        self.output = at_rest.encrypt("\0".join(printed).encode(), "terminal", self.account_id)

    @property
    def stdout(self) -> str:
        return self.printed[0]

    @property
    def stderr(self) -> str:
        return self.printed[1]
