"""What a template asks of a form in which a policy may be written."""

from django import template
from django.forms import BoundField

from lessons.courseware.policies.documents import DocumentField, DocumentForm, document_of

register = template.Library()


@register.filter
def is_document(field: BoundField) -> bool:
    """Is it a policy, with an editor and a check?"""
    return isinstance(field.field, DocumentField)


@register.filter
def has_document(form: DocumentForm) -> bool:
    return document_of(form) is not None
