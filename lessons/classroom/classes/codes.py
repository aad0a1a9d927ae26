"""Join codes: drawn so that nobody guesses one, and read as people type them."""

import secrets
import unicodedata

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1, which look alike
LENGTH = 8
LONGEST_TYPED = 40


def draw() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str:
    """As it is kept: however large or wide it was written, and without what stood between."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in plain if sign not in " -\u2013\t")


def shown(code: str) -> str:
    """In two halves, to be read out."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
