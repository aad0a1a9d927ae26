"""An account's journal, and snapshots to open it quickly."""

from typing import ClassVar
from zlib import compress, decompress

from django.db import models

from lessons.sandbox import at_rest
from lessons.sandbox.models.accounts import Account


class JournalEntry(models.Model):
    """One line of the journal, an append-only tree: the engine's Entry and its place.

    `step` is the position of the learner's action this entry belongs to. `rest` is the newest position up to here
    at which no code was running, `undo_to` where undoing the latest action leads (None: nothing to undo).
    `params` is written by `leaves.py`. `started` holds the request ids of the runs this entry began.
    """

    pk = models.CompositePrimaryKey("account_id", "position")
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

    def __str__(self) -> str:
        return f"{self.position} {self.service}.{self.operation} {self.code or 'accepted'}"


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
