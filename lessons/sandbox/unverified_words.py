"""What a page says about a call that could not be verified: what was different, in the reader's language."""

from typing import Any

from django.utils.translation import gettext, gettext_noop

from lessons.sandbox.models import UnverifiedCall

_SENTENCES = {
    "secret": gettext_noop(
        "The secret does not belong to this key, or something that was signed was changed on the way. Which of the two "
        "cannot be told: compare the canonical request with what your client prints in its debug output."
    ),
    "space": gettext_noop(
        "The secret was right but for a space or a line break before or after it. It was probably copied along."
    ),
    "other-key": gettext_noop(
        "It was signed with the secret of another key of this account: {found}. A key and its secret go together."
    ),
    "body": gettext_noop(
        "The body that arrived is not the one that was signed. Something between the client and the lab changed it."
    ),
    "header": gettext_noop("This header was signed and did not arrive: {found}. A proxy may have taken it away."),
    "host": gettext_noop(
        "It was signed for this host: {found}. It arrived with another Host header. A proxy must hand on the one that "
        "was sent."
    ),
    "path": gettext_noop(
        "It was signed for this path: {found}. It arrived with another one. A proxy must not change it."
    ),
    "ahead": gettext_noop("The clock of the computer that signed it was ahead by {found} s. AWS allows 15 minutes."),
    "behind": gettext_noop(
        "It was signed {found} s before it arrived: the computer's clock is behind, or the request is an old one. AWS "
        "allows 15 minutes."
    ),
    "expired": gettext_noop("This presigned address was made {found} s before it was used, and was not valid so long."),
    "token": gettext_noop(
        "The session token does not belong to this key, or is missing. Temporary credentials have three parts, "
        "and a long-term key has no token."
    ),
    "gone": gettext_noop(
        "The account does not have this key now: it was deleted, or the step that made it was undone or reset."
    ),
    "region": gettext_noop("The signature names this region, and there is none of that name: {found}."),
    "form": gettext_noop("The signature does not have the form that AWS asks for. AWS's sentence says what is wrong."),
}


def explained(call: UnverifiedCall) -> dict[str, Any]:
    """The row, and the sentence about it."""
    reason, found = call.reason, call.found
    if reason == "time":
        reason = "ahead" if int(found) > 0 else "behind"
    if reason in ("ahead", "behind", "expired"):
        found = str(abs(int(found)))
    return {"call": call, "sentence": gettext(_SENTENCES[reason]).format(found=found)}
