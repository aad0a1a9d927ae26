"""`--output table`: frames of characters, a nested one for each list or structure within."""

from dataclasses import dataclass, field
from typing import Any
from unicodedata import east_asian_width

_WIDTH = 80  # of a terminal that nobody can measure
_PADDING = 4


def table_text(answer: Any, title: str) -> str:
    """Raises ValueError and TypeError for answers that make no table, as the real one does."""
    if not answer:
        return ""
    sections: list[Section] = []
    _build(sections, title, answer, 0)
    if _total(sections) > _WIDTH:
        for section in sections:
            section.turn()
    width = _total(sections)
    return "-" * width + "\n" + "".join(section.text(width) for section in sections)


@dataclass
class Section:
    title: str = ""
    indent: int = 0
    headers: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    widest: list[int] = field(default_factory=list)
    columns: int | None = None

    def add_headers(self, headers: list[str]) -> None:
        self._measure(headers)
        self.columns = len(headers) if self.columns is None else self.columns
        self.headers = headers

    def add_row(self, row: Any) -> None:
        self.columns = len(row) if self.columns is None else self.columns
        if len(row) != self.columns:
            raise ValueError(f"Row should have {self.columns} elements, instead it has {len(row)}")
        cells = [str(each) for each in row]
        self.rows.append(cells)
        self._measure(cells)

    def _measure(self, cells: list[str]) -> None:
        lengths = [_length(cell) for cell in cells]
        if not self.widest:
            self.widest = lengths
        for at, length in enumerate(lengths):
            self.widest[at] = max(self.widest[at], length)

    def turn(self) -> None:
        """A single row goes down instead of across."""
        if self.headers and len(self.rows) == 1:
            pairs = list(zip(self.headers, self.rows[0], strict=True))
            self.headers, self.rows, self.widest, self.columns = [], [], [], None
            for pair in pairs:
                self.add_row(pair)

    def width(self) -> int:
        inner = sum(width + _PADDING for width in self.widest)
        return max(_length(self.title), inner) + 2 + 2 * self.indent

    def text(self, width: int) -> str:
        width -= 2 * self.indent
        edge = "|" * self.indent
        return "".join(f"{edge}{line}{edge}\n" for line in self._lines(width))

    def _lines(self, width: int) -> list[str]:
        lines = [_centred(self.title, width, "|")] if self.title else []
        if self.title and not self.headers and not self.rows:
            lines.append(f"+{'-' * (width - 2)}+")
        widths = self._scaled(width)
        if not widths:
            return lines
        rule = "+" + "".join("-" * (each - 1 - (not at)) + "+" for at, each in enumerate(widths))
        if self.headers:
            cells = zip(widths, self.headers, strict=True)
            lines += [rule, "".join(_centred(text, each, "" if at else "|") for at, (each, text) in enumerate(cells))]
        if self.rows:
            lines += [rule, *(self._row(row, widths) for row in self.rows), rule]
        return lines

    @staticmethod
    def _row(row: list[str], widths: list[int]) -> str:
        return "".join(
            _left(text, width, "" if at else "|") for at, (width, text) in enumerate(zip(widths, row, strict=True))
        )

    def _scaled(self, width: int) -> list[int]:
        """The columns stretched to the width of the whole table, rounding spread over them."""
        wanted = [each + _PADDING for each in self.widest]
        if not wanted:
            return []
        factor = width / float(sum(wanted))
        scaled = [round(factor * each) for each in wanted]
        over = sum(scaled) - width
        for step in range(abs(over)):
            at = step % len(scaled)
            scaled[at if over > 0 else -1 - at] -= 1 if over > 0 else -1
        return scaled


def _total(sections: list[Section]) -> int:
    return max(section.width() for section in sections)


def _build(sections: list[Section], title: str | None, item: Any, indent: int) -> None:
    if not item:
        return
    if title is not None:
        sections.append(Section(title, indent))
    if isinstance(item, list) and isinstance(item[0], dict):
        _build_structures(sections, title, item, indent)
    elif isinstance(item, list):
        _build_list(sections, item)
    elif isinstance(item, dict):
        _build_structure(sections, item, indent)


def _build_list(sections: list[Section], items: list[Any]) -> None:
    for each in items:
        if _is_scalar(each):
            sections[-1].add_row([each])
        elif all(_is_scalar(inner) for inner in each):
            sections[-1].add_row(each)
        else:
            _build(sections, None, each, 0)


def _build_structure(sections: list[Section], item: dict[str, Any], indent: int) -> None:
    scalars = sorted(key for key, value in item.items() if _is_scalar(value))
    if len(scalars) == 1:
        sections[-1].add_row([scalars[0], item[scalars[0]]])
    elif scalars:
        sections[-1].add_headers(scalars)
        sections[-1].add_row([item[key] for key in scalars])
    for key in sorted(set(item) - set(scalars)):
        _build(sections, key, item[key], indent + 1)


def _build_structures(sections: list[Section], title: str | None, items: list[Any], indent: int) -> None:
    """One section with a row for each, or a section for each when there is more in them."""
    scalars = sorted({key for each in items for key in each if _is_scalar(each[key])})
    nested = sorted({key for each in items for key in each if not _is_scalar(each[key])})
    sections[-1].add_headers(scalars)
    for at, each in enumerate(items):
        if at and nested:
            sections.append(Section(title or "", indent))
            sections[-1].add_headers(scalars)
        sections[-1].add_row([each.get(key, "") for key in scalars])
        for key in nested:
            if key in each:
                _build(sections, key, each[key], indent + 1)


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _length(text: Any) -> int:
    """Wide characters take two places."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in str(text))


def _centred(text: str, width: int, left: str) -> str:
    length = _length(text)
    start = left + " " * (width // 2 - length // 2 - 1) + text
    so_far = len(left) + width // 2 - length // 2 - 1 + length
    return start + " " * (width - 1 - so_far) + "|"


def _left(text: str, width: int, left: str) -> str:
    length = _length(text)
    padding = 2 if width >= length + 2 + len(left) + 1 else 0
    used = len(left) + padding + length
    return left + " " * padding + text + " " * (width - used - 1) + "|"
