"""Forms of the operations on versions, aliases, layers, tags, policies and alarms, by their part of the address."""

from lessons.functions.operations import access, alarms, layers, power, versions

FORMS = {form.key(): form for form in (*versions.FORMS, *layers.FORMS, *access.FORMS, *alarms.FORMS, *power.FORMS)}
