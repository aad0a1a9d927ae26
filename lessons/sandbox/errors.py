"""What the lab itself refuses, as opposed to the cloud's own refusals. Each has a sentence for people."""

from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LabError(Exception):
    """`key` names the reason, `sentence` says it in the reader's language."""

    key = "lab"
    template: "str | Promise" = ""

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.key)

    @property
    def sentence(self) -> str:
        return str(self.template).format(**self.facts)

    def __str__(self) -> str:
        return self.sentence


class NotYours(LabError, Http404):
    """No such account, or somebody else's: the answer is the same. A view may let it become a 404."""

    key = "not-yours"
    template = _("There is no such account among yours.")


class Moved(LabError):
    """What was presumed of an account is not so, or not any more. Nothing was done; whoever presumed must look."""

    key = "moved"
    template = _("The account has changed meanwhile. Try again.")


class NotAtOnce(Exception):
    """A call that must not wait would have to, for somebody else or for long. Nothing was done."""


class AccountBusy(LabError):
    key = "account-busy"
    template = _("A function is still running in this account. Wait until it has finished, then try again.")


class TuningGoesOn(LabError):
    key = "tuning-goes-on"
    template = _("This function is being measured already. Wait until that has ended, then measure again.")


class NothingToUndo(LabError):
    key = "nothing-to-undo"
    template = _("There is nothing to undo.")


class NothingToRedo(LabError):
    key = "nothing-to-redo"
    template = _("There is nothing to redo.")


class NothingDue(LabError):
    key = "nothing-due"
    template = _("Nothing is waiting to happen in this account.")


class NoSuchMoment(LabError):
    key = "no-such-moment"
    template = _("This account has no entry {position}.")


class BadParameters(LabError):
    """Parameters that no journal could keep: not JSON with bytes and times, or text that is not Unicode."""

    key = "bad-parameters"
    template = _("The value at {path} cannot be used: {reason}.")


class QuotaReached(LabError):
    """`what`: entries | bytes."""

    key = "quota-reached"
    template = _(
        "This account is full ({what}: {used} of {limit}). Undo does not free room; import or start a new one."
    )


class TooManyAccounts(LabError):
    key = "too-many-accounts"
    template = _("You have {limit} accounts already, and more are not kept. Delete one you do not need any more.")


class Unopenable(LabError):
    """An account that is there and cannot be opened. Nothing has been changed."""


class JournalDiverged(Unopenable):
    """The engine no longer plays this journal as it was written."""

    key = "journal-diverged"
    template = _("This account cannot be opened with this version of the lab (entry {position}). Nothing was changed.")


class SecretLost(Unopenable):
    """The account was encrypted with a secret that this server does not have; `advice` is for whoever runs it."""

    key = "secret-lost"
    template = _(
        "This account is kept encrypted, and the key of this lab has changed. Nothing was changed in it: ask whoever "
        "runs the lab to bring the former key back."
    )
    advice = (
        "The secret key is not the one this account was encrypted with. Bring the former one back: the file secret_key "
        "of a backup, or LAB_SECRET_KEY; a key that was replaced on purpose belongs into LAB_SECRET_KEY_FALLBACKS."
    )


class ImportRefused(LabError):
    """`key` is one of REASONS."""

    def __init__(self, key: str, **facts: Any) -> None:
        self.key = key
        self.template = REASONS[key]
        super().__init__(**facts)


REASONS = {
    "not-a-zip": _("This file is not an exported account: it is not a zip file."),
    "too-large": _("This file is too large: at most {limit} bytes are accepted."),
    "strange-name": _("This file holds something that no export contains: {name}."),
    "missing": _("This file is incomplete: {name} is missing."),
    "unreadable": _("{name} in this file cannot be read: {reason}."),
    "other-format": _("This file was written in format {found}; this lab reads format {known}."),
    "newer-engine": _("This file was written by a newer version of the lab ({found}; this one is {known})."),
    "wrong-digest": _("A stored value in this file is damaged: {name}."),
    "too-many-entries": _("This account has {found} entries; at most {limit} are accepted."),
    "broken-tree": _("The journal in this file is damaged at entry {position}."),
    "impossible-entry": _("Entry {position} of this file could not have been written by a lab: {reason}."),
    "diverged": _("This lab plays entry {position} of this file differently than it was recorded."),
}
