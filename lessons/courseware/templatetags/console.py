"""What the templates of a console ask of a form's field."""

from django import template
from django.forms import BoundField, Select

register = template.Library()


@register.filter
def may_be_empty(field: BoundField) -> bool:
    """Nothing is said about one of a list, which is always chosen, nor about what is needed at times."""
    told = not isinstance(field.field.widget, Select) and field.name not in getattr(field.form, "at_times", ())
    return told and not field.field.required
