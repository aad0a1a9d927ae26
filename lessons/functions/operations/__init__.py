"""Forms of the operations on versions, aliases, layers, tags and policies, by what their addresses are made of."""

from lessons.functions.operations import access, layers, versions

FORMS = {form.key(): form for form in (*versions.FORMS, *layers.FORMS, *access.FORMS)}
