"""What the database keeps of a simulated account: who owns it, its journal, and snapshots to open it quickly."""

import uuid
from typing import ClassVar
from zlib import compress, decompress

import structlog
from django.conf import settings
from django.db import models

from lessons.sandbox import at_rest
from lessons.sandbox.errors import SecretLost

log = structlog.get_logger("lab.sandbox")


class Account(models.Model):
    """One simulated account. Its state is the fold of the journal entries on the line that ends at `head`.

    `head` 0 is the account as founded. `tip` is where redo leads, `last` the newest position given out,
    `reset_from` where `head` was before a reset. Times are real, in microseconds: `wake` is when work falls due
    that nobody may be there to ask for, `claimed` until when somebody has taken that on. `held`: code is running.
    `acting` is the ARN of whoever acts at the console, empty for the owner.

    An account for a mission has a scene set up to `base`; undo and reset lead back to there and no further.
    All that is drawn follows from `seed`, secret keys as well: it is kept encrypted, and read where an account is
    opened from its founding, exported or copied.
    """

    class Purpose(models.TextChoices):
        OWN = "own"
        MISSION = "mission"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="accounts"
    )
    main = models.BooleanField(default=False)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.OWN)
    account_id = models.CharField(max_length=12, db_index=True)
    sealed_seed = models.BinaryField()
    region = models.CharField(max_length=32)
    founded_wall = models.BigIntegerField()
    head = models.BigIntegerField(default=0)
    tip = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)
    reset_from = models.BigIntegerField(null=True, default=None)
    base = models.BigIntegerField(default=0)
    held = models.BooleanField(default=False)
    wake = models.BigIntegerField(null=True, default=None)
    claimed = models.BigIntegerField(default=0)
    acting = models.TextField(blank=True, default="")
    body_bytes = models.BigIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(main=True), name="sandbox_one_main_account_per_learner"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["wake"], condition=models.Q(wake__isnull=False), name="sandbox_account_wake"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} ({self.id})"

    @property
    def seed(self) -> str:
        """Raises SecretLost."""
        try:
            return at_rest.decrypt(bytes(self.sealed_seed), "seed", self.id).decode()
        except at_rest.Undecipherable:
            log.error("an account cannot be decrypted", account=str(self.id), advice=SecretLost.advice)
            raise SecretLost from None

    @seed.setter
    def seed(self, seed: str) -> None:
        self.sealed_seed = at_rest.encrypt(seed.encode(), "seed", self.id)

    @property
    def holder(self) -> str:
        """For whom its functions count: a learner with many accounts has no more room than one with a single one."""
        return holder(self.id, self.owner_id)


def holder(account_pk: uuid.UUID, owner_pk: int | None) -> str:
    """An account that nobody owns counts for itself."""
    return f"learner-{owner_pk}" if owner_pk else str(account_pk)


class JournalEntry(models.Model):
    """One line of the journal, an append-only tree: the engine's Entry and its place.

    `step` is the position of the learner's action this entry belongs to. `rest` is the newest position up to here
    at which no code was running, `undo_to` where undoing the latest action leads (None: nothing to undo).
    `params` is written by `leaves.py`. `started` holds the request ids of the runs this entry began.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="entries", db_index=False)
    position = models.BigIntegerField()
    parent = models.BigIntegerField()
    depth = models.BigIntegerField()
    step = models.BigIntegerField()
    rest = models.BigIntegerField()
    undo_to = models.BigIntegerField(null=True, default=None)
    at = models.BigIntegerField()
    wall = models.BigIntegerField()
    caller = models.TextField()
    face = models.CharField(max_length=16)
    region = models.CharField(max_length=32)
    service = models.CharField(max_length=64)
    operation = models.CharField(max_length=128)
    params = models.TextField()
    code = models.CharField(max_length=128, blank=True, default="")
    changed = models.BooleanField(default=False)
    cause = models.CharField(max_length=64, blank=True, default="")
    started = models.TextField(blank=True, default="")
    engine_version = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "position"], name="sandbox_journal_position"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.service}.{self.operation} {self.code or 'accepted'}"


class AccountKey(models.Model):
    """A hint which account an access key may belong to; the account's state decides. `root`: the account's own key.

    Rows stay through undo and reset, since redo brings keys back; they go with their account.
    """

    key = models.CharField(max_length=128)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    root = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "account"], name="sandbox_key_of_account"),
            models.UniqueConstraint(fields=["key"], condition=models.Q(root=True), name="sandbox_root_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.account_id}"


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


class UnverifiedCall(models.Model):
    """A request that came with a key of the account and was refused before anybody was known to have asked.

    `at` is real time in microseconds. `reason` and `found` are words of `unverified.py`; `canonical` and `to_sign` are
    what the signature was compared with, without session tokens and passwords, empty where it was not the signature.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="unverified", db_index=False)
    at = models.BigIntegerField()
    key = models.CharField(max_length=128)
    service = models.CharField(max_length=64)
    region = models.CharField(max_length=32)
    code = models.CharField(max_length=128)
    message = models.TextField()
    reason = models.CharField(max_length=16)
    found = models.CharField(max_length=200, blank=True, default="")
    canonical = models.TextField(blank=True, default="")
    to_sign = models.TextField(blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "at"], name="sandbox_unverified")]

    def __str__(self) -> str:
        return f"{self.key} {self.reason}"


class Snapshot(models.Model):
    """An account's encoded state after one entry, compressed and encrypted; `size` is its length before that."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="snapshots", db_index=False)
    position = models.BigIntegerField()
    engine_version = models.IntegerField()
    size = models.BigIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "position"], name="sandbox_snapshot_position"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.position}"

    @property
    def state(self) -> bytes:
        """Raises Undecipherable, or zlib's error."""
        return decompress(at_rest.decrypt(bytes(self.data), "snapshot", self.account_id))

    @state.setter
    def state(self, state: bytes) -> None:
        self.size, self.data = len(state), at_rest.encrypt(compress(state, 1), "snapshot", self.account_id)
