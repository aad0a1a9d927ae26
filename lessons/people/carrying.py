"""A form that is sent after its session was over: sealed into the sign-in page, for nobody but whom it was drawn for.

The form says whom by a mark. It is signed, so that nobody can make one for somebody else: a form that carries your mark
was drawn for you.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

MOST = 500_000  # characters; the fullest form of a question holds a tenth of it
SALT = "lessons.people.carrying"
Fields = list[tuple[str, list[str]]]
_signer = signing.Signer(salt=f"{SALT}.mark")


@dataclass(frozen=True)
class Sent:
    """What somebody sent, and where to."""

    who: str
    path: str
    fields: Fields


def mark(request: HttpRequest) -> str:
    """For a hidden field `mark` of the form; empty for a visitor."""
    return _signer.sign(request.user.pk) if request.user.is_authenticated else ""


def sent(request: HttpRequest) -> Sent | None:
    """What is posted, without token and passwords; None when its form has no mark or holds too much."""
    try:
        who = _signer.unsign(request.POST.get("mark", ""))
    except signing.BadSignature:
        return None
    fields = [(name, [str(each) for each in values]) for name, values in request.POST.lists() if _may_be_kept(name)]
    length = sum(len(name) + sum(map(len, values)) for name, values in fields)
    return Sent(who, request.path, fields) if length <= MOST else None


def seal(what: Sent) -> str:
    return signing.dumps((what.who, what.path, what.fields), salt=SALT, compress=True)


def unseal(sealed: str) -> Sent | None:
    """None for anything that the lab has not sealed itself."""
    try:
        who, path, fields = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return None
    return Sent(who, path, [(name, values) for name, values in fields])


def _may_be_kept(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and "password" not in name
