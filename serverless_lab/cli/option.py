"""One option of an operation."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.model import Shape

TEXT = Shape("Text", {"type": "string"})
WHOLE = Shape("Whole", {"type": "long"})
_NUMBERS = {"long": int, "float": float, "double": float}
_ARGPARSE: dict[str, dict[str, Any]] = {
    "value": {},
    "list": {"nargs": "*"},
    "maybe": {"nargs": "?"},
    "on": {"action": "store_true", "default": None},
    "off": {"action": "store_false", "default": None},
    "positional": {},
}
Put = Callable[[dict[str, Any], Any], None]


@dataclass(frozen=True)
class Option:
    """`member` is the parameter it fills, unless `put` says how; hidden ones work and are not listed."""

    name: str
    shape: Shape = TEXT
    member: str = ""
    required: bool = False
    kind: str = "value"
    shares: str = ""  # `--no-x` writes to the same place as `--x`
    choices: tuple[str, ...] = ()
    const: Any = None
    hidden: bool = False
    put: Put | None = None

    @property
    def flag(self) -> str:
        return self.name if self.kind == "positional" else f"--{self.name}"

    @property
    def dest(self) -> str:
        return self.shares or self.name.replace("-", "_")

    @property
    def takes_value(self) -> bool:
        return self.kind not in ("on", "off")

    def add_to(self, parser: ArgumentParser) -> None:
        """Nothing is required yet: a skeleton asks for nothing."""
        how = dict(_ARGPARSE[self.kind])
        if self.kind != "positional":
            how["dest"] = self.dest
        if self.takes_value and self.shape.type_name in _NUMBERS:
            how["type"] = _NUMBERS[self.shape.type_name]
        if self.choices:
            how["choices"] = self.choices
        if self.const is not None:
            how["const"] = self.const
        parser.add_argument(self.flag, **how).required = False


def nowhere(params: dict[str, Any], value: Any) -> None:
    """For options that are no parameters: the reader asks for them by name."""
