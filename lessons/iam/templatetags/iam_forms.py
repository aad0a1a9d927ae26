"""What a template asks of a form's field."""

from django import template
from django.forms import BoundField

from lessons.iam.documents import document_of
from lessons.iam.forms.fields import DocumentField
from lessons.iam.forms.operation import OperationForm
from lessons.iam.levels import level_name

register = template.Library()
register.filter(level_name)


@register.filter
def is_document(field: BoundField) -> bool:
    """Is it a policy, with an editor, a check and a builder?"""
    return isinstance(field.field, DocumentField)


@register.filter
def is_made_of_choices(form: OperationForm) -> bool:
    """Is its policy written out only when somebody asks for it?"""
    return "trusted" in form.fields


@register.filter
def has_document(form: OperationForm) -> bool:
    return document_of(form) is not None


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def after_colon(action: str) -> str:
    return action.partition(":")[2]
