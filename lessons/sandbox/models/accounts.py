"""Whose a simulated account is, where its journal stands, and which keys open it."""

import uuid
from typing import ClassVar

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
    `acting` is the ARN of whoever acts at the console, empty for the owner. `original`: its number was drawn for it;
    copies and what was brought in a file have the number of another.

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
    original = models.BooleanField(default=False)
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
            models.UniqueConstraint(
                fields=["account_id"], condition=models.Q(original=True), name="sandbox_one_original_of_each_number"
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


class AccountAddress(models.Model):
    """A hint which account a public address may lead to, such as the id of a function URL; the account's state decides.

    Rows stay through undo and reset, since redo brings addresses back; they go with their account.
    """

    address = models.CharField(max_length=64)
    region = models.CharField(max_length=32)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="addresses")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["address", "account"], name="sandbox_address_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.address} of {self.account_id}"


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
