"""What the templates of a console ask of a form's field."""

from django import template
from django.forms import BoundField, Select
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lessons.courseware.console.operation import OperationForm, Press

DO = "courseware/console/do.html"
_ABOUT = "ABOUT-IT"
register = template.Library()


@register.filter
def may_be_empty(field: BoundField) -> bool:
    """Nothing is said about one of a list, which is always chosen, nor about what is needed at times."""
    told = not isinstance(field.field.widget, Select) and field.name not in getattr(field.form, "at_times", ())
    return told and not field.field.required


@register.simple_tag(takes_context=True)
def do(context: template.Context, form: OperationForm | Press, about: str) -> SafeString:
    """A row's form or button. Buttons of one kind differ in their ids alone: the first of them is drawn."""
    if isinstance(form, OperationForm):
        return _drawn(context, form, about)
    page = context["page"]
    pattern = page.__dict__.setdefault("presses", {})
    if form.kind not in pattern:
        blank = form.kind.offer(page, None, None, **{name: _place(name) for name in form.fixed})
        pattern[form.kind] = _drawn(context, blank, _ABOUT)
    text: str = pattern[form.kind].replace(_ABOUT, escape(about))
    for name, value in form.fixed.items():
        text = text.replace(_place(name), escape(value))
    return mark_safe(text)  # noqa: S308 - a template, with what was put in escaped


def _place(name: str) -> str:
    return f"VALUE-OF-{name}"


def _drawn(context: template.Context, form: OperationForm, about: str) -> SafeString:
    assert context.template is not None
    with context.push(form=form, about=about):
        return context.template.engine.get_template(DO).render(context)
