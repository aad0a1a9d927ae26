"""Passwords are sealed before anything is written down: the journal, the state and every export hold digests only.

A sealed password is `sealed:1:12:uld:<digest>`: the version of the form, how long the password is, which kinds of
characters it has (what a password policy asks about) and what it lacks (what a broker asks about), and
PBKDF2-HMAC-SHA256 of it. The salt comes from the account's seed, so that the same password gives the same digest within
one account: that is how a sign-in is checked, also when the journal is played again.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any, Final, NamedTuple

ROUNDS: Final = 20_000
SYMBOLS: Final = frozenset("!@#$%^&*()_+-=[]{}|'")
# What a service's model takes as a password; a text outside is not kept at all. Amazon MQ's model sets no bounds.
_PASSWORD = re.compile(r"[\t\n\r\x20-\xff]{1,128}")
_PASSWORDS: Final = {"mq": re.compile(r"[^\ud800-\udfff]*")}
_SEALED = re.compile(
    r"sealed:1:(?P<length>[0-9]{1,3}):(?P<kinds>u?l?d?s?)(?P<lacks>v?p?):(?P<digest>[A-Za-z0-9_-]{43}=)"
)
_MOST = 999  # that is told of a length
_VARIED = 4
_NOT_PLAIN: Final = frozenset(",:=")
# Members whose structures hold passwords: a broker's users, and the account that searches a directory.
_WITHIN: Final = ("Users", "LdapServerMetadata")
_REFUSED: Final[dict[str, Any]] = {}  # stands for what is no password; no service takes it for one
_MASK: Final = "********"


class Traits(NamedTuple):
    """What is known of a sealed password. `kinds`: u uppercase, l lowercase, d digits, s symbols.

    `lacks`: v four different characters, p plainness: printable ASCII without commas, colons and equals signs.
    """

    length: int
    kinds: str
    lacks: str


def is_password(member: str, value: Any) -> bool:
    """Is this parameter a password? Misspelt ones (`password`) count: they are refused, but journaled.

    Switches such as `AllowUsersToChangePassword` are none.
    """
    return member.lower().endswith("password") and value is not None and not isinstance(value, bool)


def seal_params(params: dict[str, Any], seed: str, service: str = "") -> dict[str, Any]:
    """The parameters as they may be kept. Whatever was typed is sealed, a text that looks sealed as well."""
    taken = _PASSWORDS.get(service, _PASSWORD)
    return _each(params, lambda value: _sealed(value, seed, taken))


def are_sealed(params: dict[str, Any]) -> bool:
    """Could these be what `seal_params` gives?"""
    passwords: list[Any] = []
    _each(params, passwords.append)
    return all(value == _REFUSED or _is_sealed(value) for value in passwords)


def mask_params(params: dict[str, Any]) -> dict[str, Any]:
    """Kept parameters as a person is shown them."""
    return _each(params, lambda value: _MASK)


def seal(password: str, seed: str) -> str:
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), f"password:{seed}".encode(), ROUNDS)
    length, told = min(len(password), _MOST), _kinds(password) + _lacks(password)
    return f"sealed:1:{length}:{told}:{urlsafe_b64encode(digest).decode()}"


def same(one: str, other: str) -> bool:
    """Are they seals of one password? Seals of an older lab say less of it."""
    return one.rpartition(":")[2] == other.rpartition(":")[2]


def traits(sealed: str) -> Traits:
    """What a sealed text tells; ValueError for a text that is not sealed."""
    found = _SEALED.fullmatch(sealed)
    if found is None:
        raise ValueError("not a sealed password")
    return Traits(int(found["length"]), found["kinds"], found["lacks"])


def _each(params: dict[str, Any], put: Callable[[Any], Any]) -> dict[str, Any]:
    """The parameters with something else in place of each password."""
    return {
        name: put(value) if is_password(name, value) else _inside(value, put) if name in _WITHIN else value
        for name, value in params.items()
    }


def _inside(value: Any, put: Callable[[Any], Any]) -> Any:
    if isinstance(value, list):
        return [_inside(each, put) for each in value]
    return _each(value, put) if isinstance(value, dict) else value


def _sealed(value: Any, seed: str, taken: re.Pattern[str]) -> Any:
    fits = isinstance(value, str) and taken.fullmatch(value)
    return seal(value, seed) if fits else _REFUSED


def _is_sealed(value: Any) -> bool:
    return isinstance(value, str) and _SEALED.fullmatch(value) is not None


def _kinds(password: str) -> str:
    found = {
        "u": any("A" <= c <= "Z" for c in password),
        "l": any("a" <= c <= "z" for c in password),
        "d": any("0" <= c <= "9" for c in password),
        "s": any(c in SYMBOLS for c in password),
    }
    return "".join(kind for kind, there in found.items() if there)


def _lacks(password: str) -> str:
    plain = password.isascii() and password.isprintable() and not _NOT_PLAIN & set(password)
    return ("" if len(set(password)) >= _VARIED else "v") + ("" if plain else "p")
