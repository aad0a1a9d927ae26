"""The technical words of the course, each with its meaning in one line: `glossary.toml`, by id."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Text = Mapping[str, str]


@dataclass(frozen=True)
class Term:
    """`name` is the word itself per language; AWS's English word is shown beside the Korean one at first use."""

    id: str
    name: Text
    meaning: Text


def _read() -> dict[str, Term]:
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {name: Term(name, entry["name"], entry["meaning"]) for name, entry in written.items()}


TERMS = _read()
