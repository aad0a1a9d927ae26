"""Panels of the bench in which operations are filled in: `courseware/console/desk.py` says what a panel is."""

from types import ModuleType

from lessons.functions.panels import access, layers, load, metrics, power, versions

PANELS: dict[str, ModuleType] = {
    "versions": versions,
    "layers": layers,
    "access": access,
    "metrics": metrics,
    "power": power,
    "load": load,
}
