"""The scratch files of an account, for whoever works in its terminal: kept in rows, never as files of the server."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from lessons.sandbox.errors import LabError, NotYours
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, ScratchFile

MAX_NAME = 100
NAME = re.compile(rf"(?!\.{{1,2}}\Z)[^/\\\x00-\x1f\x7f\ud800-\udfff]{{1,{MAX_NAME}}}")


class NotStored(LabError):
    key = "not-stored"


class BadName(NotStored):
    template = _("“{name}” cannot be a file here. There is one folder: a name has no / and at most 100 characters.")


class FileTooLarge(NotStored):
    template = _("{name} would be too large: a file here has at most {limit} bytes.")


class NoRoom(NotStored):
    template = _("There is no room for {name}: {files} files and {bytes} bytes are the most. Delete one with rm.")


class Size(NamedTuple):
    name: str
    size: int


def listed(account: Account) -> list[Size]:
    return [Size(*row) for row in ScratchFile.objects.filter(account=account).values_list("name", "size")]


def read(account: Account, name: str) -> bytes | None:
    row = ScratchFile.objects.filter(account=account, name=name).first()
    return bytes(row.body) if row else None


def check(account: Account, name: str, size: int = 0) -> None:
    """Could so much be written under this name? Raises NotStored."""
    if not NAME.fullmatch(name):
        raise BadName(name=name[:MAX_NAME])
    if size > limit("LAB_FILE_BYTES"):
        raise FileTooLarge(name=name, limit=limit("LAB_FILE_BYTES"))
    others = ScratchFile.objects.filter(account=account).exclude(name=name)
    held = others.aggregate(files=Count("pk"), bytes=Sum("size"))
    if held["files"] >= limit("LAB_FILES") or (held["bytes"] or 0) + size > limit("LAB_FILES_BYTES"):
        raise NoRoom(name=name, files=limit("LAB_FILES"), bytes=limit("LAB_FILES_BYTES"))


def write(account: Account, name: str, body: bytes) -> None:
    """Raises NotStored, or NotYours when the account is gone meanwhile."""
    with transaction.atomic():
        if not Account.objects.select_for_update().filter(pk=account.pk).exists():
            raise NotYours
        check(account, name, len(body))
        defaults = {"body": body, "size": len(body)}
        ScratchFile.objects.update_or_create(account=account, name=name, defaults=defaults)


def delete(account: Account, name: str) -> bool:
    """Was there such a file?"""
    return bool(ScratchFile.objects.filter(account=account, name=name).delete()[0])


def copy(origin_pk: UUID, copy_pk: UUID) -> None:
    restore(copy_pk, {row.name: bytes(row.body) for row in ScratchFile.objects.filter(account_id=origin_pk)})


def restore(account_pk: UUID, bodies: Mapping[str, bytes]) -> None:
    """Into a new account."""
    rows = [ScratchFile(account_id=account_pk, name=name, body=body, size=len(body)) for name, body in bodies.items()]
    ScratchFile.objects.bulk_create(rows)
