"""Identifiers drawn from seeded chance, in the forms AWS uses."""

from random import Random


def new_uuid(chance: Random) -> str:
    """A version 4 UUID, as request and revision ids are."""
    value = chance.getrandbits(128)
    value = value & ~(0xF << 76) | 4 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def new_hex(chance: Random, digits: int) -> str:
    return f"{chance.getrandbits(4 * digits):0{digits}x}"
