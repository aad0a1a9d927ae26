"""Secrets at rest: what an account's keys, tokens and MFA seeds follow from is kept encrypted.

The key comes from the server's secret. A value is a byte that names this form, a nonce, and AES-256-GCM's text; it says
only in the row it was written for what it says.
"""

import os
from functools import lru_cache
from typing import Literal
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

Kind = Literal["seed", "snapshot", "terminal"]
_FORM = b"\x01"
_NONCE_BYTES = 12
_PURPOSE = b"serverless-lab secrets at rest 1"


class Undecipherable(Exception):
    """Damaged, of another row, or encrypted with a secret that this server does not have."""


def encrypt(data: bytes, kind: Kind, account_pk: UUID) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return _FORM + nonce + _cipher(settings.SECRET_KEY).encrypt(nonce, data, _place(kind, account_pk))


def decrypt(kept: bytes, kind: Kind, account_pk: UUID) -> bytes:
    """What was encrypted with the present secret or with one of SECRET_KEY_FALLBACKS; raises Undecipherable."""
    form, nonce, text = kept[:1], kept[1 : 1 + _NONCE_BYTES], kept[1 + _NONCE_BYTES :]
    if form != _FORM or len(nonce) < _NONCE_BYTES:
        raise Undecipherable
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(secret).decrypt(nonce, text, _place(kind, account_pk))
        except InvalidTag:
            continue
    raise Undecipherable


def _place(kind: Kind, account_pk: UUID) -> bytes:
    return f"{kind} of {account_pk}".encode()


@lru_cache(maxsize=8)
def _cipher(secret: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode()))
