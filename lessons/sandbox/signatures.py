"""Who has signed a request: the key's holder, and whether the signature is theirs."""

import hmac
from datetime import UTC, datetime

from lessons.sandbox import keys, moment, unverified
from lessons.sandbox.keys import Holder
from serverless_lab.wire import addressing, chunked, signing_faults
from serverless_lab.wire.codec import Codec
from serverless_lab.wire.credentials import Signed
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Malformed, WireRefusal
from serverless_lab.wire.sigv4 import Mismatch, WrongTime, verify


def holder_of(signed: Signed, speaks: Codec) -> Holder:
    """Whose key it was signed with. Raises WireRefusal."""
    proper = signed.key.isascii() and signed.key.isalnum() and len(signed.key) <= 128
    holder = keys.holder_of(signed.key) if proper else None
    if holder is not None and hmac.compare_digest(holder.token.encode(), signed.token.encode()):
        return holder
    refused = signing_faults.refusal("unknown", speaks, signing_faults.UNKNOWN_KEY)
    if holder is not None:
        unverified.note(holder.account, signed, refused.fault, "token")
    elif proper:
        unverified.note(keys.owner_of(signed.key), signed, refused.fault, "gone")
    raise refused


def presumed(request: Request, signed: Signed, *, at_once: bool = False) -> Holder | None:
    """Who has signed, if a key that this process remembers settles it: no query, and no reason to refuse anybody.
    `at_once`: raises NotAtOnce."""
    holder = keys.presumed(signed.key, at_once=at_once)
    if holder is None or chunked.is_chunked(request) or not addressing.REGION.fullmatch(signed.region):
        return None
    try:
        verify(request, signed, holder.secret, datetime.fromtimestamp(moment.now() / 10**6, UTC))
    except (Mismatch, WrongTime, Malformed):
        return None
    return holder if hmac.compare_digest(holder.token.encode(), signed.token.encode()) else None


def verified(request: Request, signed: Signed, holder: Holder, speaks: Codec) -> Request:
    """The request with its body plain, as whoever holds the key has signed it. Raises WireRefusal."""
    try:
        found = verify(request, signed, holder.secret, datetime.fromtimestamp(moment.now() / 10**6, UTC))
        plain = chunked.unwrap(request, signed, found) if chunked.is_chunked(request) else request
    except Mismatch as error:
        refused = signing_faults.refusal("mismatch", speaks, str(error))
        unverified.note_mismatch(holder.account, request, signed, holder.secret, refused.fault, error.canonical)
        raise refused from error
    except WrongTime as error:
        kind: signing_faults.Kind = "expired" if signed.expires and error.late else "time"
        refused = signing_faults.refusal(kind, speaks, str(error))
        unverified.note(holder.account, signed, refused.fault, kind, unverified.apart(signed))
        raise refused from error
    except Malformed as error:
        raise WireRefusal("InvalidRequest", str(error)) from error
    if not addressing.REGION.fullmatch(signed.region):
        refused = signing_faults.refusal("mismatch", speaks, "Credential should be scoped to a valid region.")
        unverified.note(holder.account, signed, refused.fault, "region", signed.region)
        raise refused
    return plain
