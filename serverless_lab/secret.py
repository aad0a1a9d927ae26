"""The secret key: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(path: Path) -> str:
    """Read the key at `path`, making it first if there is none. Safe when two processes start together."""
    try:
        key = _read_or_make(path)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ImproperlyConfigured(f"Cannot keep the secret key in {path}: {reason}. Check LAB_DATA_DIR.") from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"The key in {path} is damaged. Put the file of a backup in its place: simulated accounts are encrypted "
            "with it. Only without a backup, delete the file; then everyone signs in again and begins with an empty "
            "account."
        )
    return key


def _read_or_make(path: Path) -> str:
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)  # unlike a rename, this never replaces a key another process has just made
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
