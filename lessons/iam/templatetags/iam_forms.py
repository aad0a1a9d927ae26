"""What a template asks of a form's field."""

from django import template

from lessons.courseware.policies.levels import level_name

register = template.Library()
register.filter(level_name)


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def after_colon(action: str) -> str:
    return action.partition(":")[2]
