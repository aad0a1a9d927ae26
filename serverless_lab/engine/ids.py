"""Identifiers drawn from seeded chance, in the forms AWS uses."""

import string
from random import Random
from typing import Final

_BASE32 = string.ascii_uppercase + "234567"
BASE64: Final = string.ascii_letters + string.digits + "+/"


def new_uuid(chance: Random) -> str:
    """A version 4 UUID, as request and revision ids are."""
    value = chance.getrandbits(128)
    value = value & ~(0xF << 76) | 4 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def new_hex(chance: Random, digits: int) -> str:
    return f"{chance.getrandbits(4 * digits):0{digits}x}"


def new_unique_id(chance: Random, prefix: str) -> str:
    """`AIDA` and 17 more characters: of users AIDA, groups AGPA, roles AROA, policies ANPA, instance profiles AIPA."""
    return prefix + draw(chance, _BASE32, 17)


def new_key_id(chance: Random, prefix: str) -> str:
    """The id of an access key: `AKIA` (lasting) or `ASIA` (temporary) and 16 more characters."""
    return prefix + draw(chance, _BASE32, 16)


def new_secret(chance: Random) -> str:
    """A secret access key: 40 characters."""
    return draw(chance, BASE64, 40)


def draw(chance: Random, letters: str, length: int) -> str:
    return "".join(chance.choices(letters, k=length))
