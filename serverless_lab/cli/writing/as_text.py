"""`--output text`: a line for each structure, its scalars between tabs in the order of their names."""

from typing import Any


def text_text(answer: Any) -> str:
    return "".join(f"{line}\n" for line in _lines(answer, None, None))


def _lines(item: Any, label: str | None, columns: list[str] | None) -> list[str]:
    """`label` is the member that the item stands under; `columns` are those of all the structures of a list."""
    if isinstance(item, dict):
        return _structure(item, label, columns)
    if isinstance(item, list):
        return _list(item, label)
    return [str(item)]


def _list(items: list[Any], label: str | None) -> list[str]:
    if any(isinstance(each, dict) for each in items):
        columns = sorted({key for each in items for key, value in each.items() if _is_scalar(value)})
        return [line for each in items for line in _lines(each, label, columns)]
    scalars = [each for each in items if _is_scalar(each)]
    nested = [each for each in items if not _is_scalar(each)]
    return _scalars(scalars, label) + [line for each in nested for line in _lines(each, label, None)]


def _scalars(values: list[Any], label: str | None) -> list[str]:
    if not values:
        return []
    if label is None:
        return ["\t".join(map(str, values))]
    return [f"{label.upper()}\t{value}" for value in values]


def _structure(item: dict[str, Any], label: str | None, columns: list[str] | None) -> list[str]:
    if columns is None:
        columns = sorted(key for key, value in item.items() if _is_scalar(value))
    nested = sorted(key for key in item if key not in columns)
    cells = [str(item.get(key, "")) for key in columns]
    if cells and label is not None:
        cells.insert(0, label.upper())
    lines = ["\t".join(cells)] if cells else []
    return lines + [line for key in nested for line in _lines(item[key], key, None)]


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, dict | list)
