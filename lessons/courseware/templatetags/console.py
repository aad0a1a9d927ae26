"""What the templates of a console ask of a form's field."""

from django import template
from django.forms import BoundField, Select

register = template.Library()


@register.filter
def may_be_empty(field: BoundField) -> bool:
    """One of a list is always chosen, so nothing is said about it."""
    return not field.field.required and not isinstance(field.field.widget, Select)
