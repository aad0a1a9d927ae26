"""What a template asks of a form's field."""

from django import template
from django.forms import BoundField

register = template.Library()


@register.filter
def may_be_empty(field: BoundField) -> bool:
    return not field.field.required
