"""Calls with a key of an account that could not be verified: kept for its owner, since AWS's answer tells little.

They are nobody's calls and not in the journal. What is kept of one shows neither a secret, nor a session token, nor the
signature that would have been right.
"""

import re
from urllib.parse import quote

import structlog
from django.conf import settings
from django.db import DatabaseError

from lessons.sandbox import keys, moment
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account, UnverifiedCall
from serverless_lab.engine.instant import MINUTE, SECOND, Instant
from serverless_lab.engine.sealing import is_password
from serverless_lab.wire.credentials import Signed
from serverless_lab.wire.diagnosis import difference
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.sigv4 import string_to_sign

MOST = 20  # of one account, and of one minute: whoever knows a key id could otherwise write on and on
LONGEST = 8000
HIDDEN = "********"
log = structlog.get_logger("lab.endpoint")


def latest(account: Account) -> list[UnverifiedCall]:
    return list(UnverifiedCall.objects.filter(account=account).order_by("-at", "-pk")[:MOST])


def count(account: Account) -> int:
    return UnverifiedCall.objects.filter(account=account).count()


def note(account: Account | None, signed: Signed, fault: Fault, reason: str, found: str = "", **texts: str) -> None:
    """`reason`: gone | token | time | expired | region, or what `note_mismatch` found. Never in the answer's way."""
    if account is None:
        return
    try:
        _note(account, signed, fault, reason, found, **texts)
    except DatabaseError:
        log.exception("an unverified call could not be noted", account=str(account.pk))


def note_mismatch(
    account: Account, request: Request, signed: Signed, secret: str, fault: Fault, canonical: str
) -> None:
    """The signature is wrong. `canonical` is empty where it was not even compared."""
    if not canonical:
        return note(account, signed, fault, "form")
    differs = difference(request, signed, secret, others=_others(account), hosts=_hosts())
    reason, found = differs or ("secret", "")
    text = string_to_sign(canonical, signed)
    return note(account, signed, fault, reason, found, canonical=shown(canonical, signed.token), to_sign=text)


def apart(signed: Signed) -> str:
    """By how many seconds the clock of whoever signed differs from ours."""
    return str(round(signed.moment.timestamp()) - moment.now() // SECOND)


def shown(canonical: str, token: str) -> str:
    """The canonical request as it may be kept: without the session token, and without passwords in its query."""
    method, path, query, *rest = canonical.split("\n")
    query = re.sub(r"([^&=]+)=([^&]*)", _masked, query)
    text = "\n".join((method, path, query, *rest))
    for form in (token, quote(token, safe="-_.~")) if token else ():
        text = text.replace(form, HIDDEN)
    return text


def _masked(pair: "re.Match[str]") -> str:
    return f"{pair[1]}={HIDDEN if is_password(pair[1], pair[2]) else pair[2]}"


def _others(account: Account) -> list[tuple[str, str]]:
    try:
        return keys.secrets_of(account)
    except LabError:
        return []


def _hosts() -> list[str]:
    port = settings.LAB_AWS_PORT
    return [f"{name}{end}" for name in ("localhost", "127.0.0.1") for end in (f":{port}", "")]


def _note(account: Account, signed: Signed, fault: Fault, reason: str, found: str, **texts: str) -> None:
    now: Instant = moment.now()
    rows = UnverifiedCall.objects.filter(account=account)
    if rows.filter(at__gt=now - MINUTE).count() >= MOST:
        return
    UnverifiedCall.objects.create(
        account=account,
        at=now,
        key=signed.key,
        service=_kept(signed.service, 64),
        region=_kept(signed.region, 32),
        code=fault.code,
        message=fault.message,
        reason=reason,
        found=_kept(found, 200),
        **{name: _kept(text, LONGEST) for name, text in texts.items()},
    )
    kept = rows.order_by("-at", "-pk").values_list("pk", flat=True)[:MOST]
    rows.exclude(pk__in=list(kept)).delete()


def _kept(text: str, longest: int) -> str:
    """What a database takes: no NUL, and an end."""
    text = text.replace("\0", "")
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
