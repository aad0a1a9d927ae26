"""Forms of the bench's operations, by their part of the address."""

from lessons.functions.operations import (
    access,
    alarms,
    asynchronous,
    concurrency,
    configuration,
    layers,
    mappings,
    power,
    settings,
    urls,
    versions,
)

_MODULES = (
    configuration,
    settings,
    urls,
    concurrency,
    asynchronous,
    mappings,
    versions,
    layers,
    access,
    alarms,
    power,
)
FORMS = {form.key(): form for module in _MODULES for form in module.FORMS}
