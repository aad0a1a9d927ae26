"""Panels of the bench in which operations are filled in: `courseware/console/desk.py` says what a panel is."""

from types import ModuleType

from lessons.functions.panels import access, calls, configuration, layers, load, metrics, power, sources, url, versions

PANELS: dict[str, ModuleType] = {
    "configuration": configuration,
    "url": url,
    "calls": calls,
    "sources": sources,
    "versions": versions,
    "layers": layers,
    "access": access,
    "metrics": metrics,
    "power": power,
    "load": load,
}
