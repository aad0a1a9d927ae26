"""An uploaded template, kept while its plan is looked at: one of each account, for a day at most."""

import hashlib
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lessons.sandbox import moment
from lessons.sandbox.errors import LabError
from lessons.sandbox.limits import data_dir
from serverless_lab.engine.instant import DAY, SECOND

_DIGEST = re.compile(r"[0-9a-f]{64}")


class UploadGone(LabError):
    key = "upload-gone"
    template = _(
        "This file is not kept any more: another one was uploaded since, or a day has passed. Upload it again."
    )


def keep(account_pk: UUID, data: bytes) -> str:
    """The digest under which the file is found; what was uploaded before it is forgotten."""
    digest, folder = hashlib.sha256(data).hexdigest(), _folder(account_pk)
    _sweep()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=folder)
    with open(descriptor, "wb") as file:
        file.write(data)
    os.rename(name, folder / digest)
    for path in folder.iterdir():
        if path.name != digest:
            path.unlink(missing_ok=True)
    return digest


def find(account_pk: UUID, digest: str) -> bytes:
    """Raises UploadGone."""
    if not _DIGEST.fullmatch(digest):
        raise UploadGone
    try:
        return (_folder(account_pk) / digest).read_bytes()
    except OSError:
        raise UploadGone from None


def forget(account_pk: UUID) -> None:
    shutil.rmtree(_folder(account_pk), ignore_errors=True)


def _sweep() -> None:
    oldest = (moment.now() - DAY) / SECOND
    for folder in _everyones().glob("*"):
        with suppress(OSError):
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder)


def _everyones() -> Path:
    return data_dir() / "tmp" / "templates"


def _folder(account_pk: UUID) -> Path:
    return _everyones() / str(account_pk)
