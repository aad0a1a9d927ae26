"""How a form's controls are drawn: Django's own HTML, without a template for each input and each attribute.

A bench shows sixty of them, which took longer than all the rest of its page.
"""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_WIDGETS = "django/forms/widgets/"
_INPUTS = {f"{_WIDGETS}{kind}.html" for kind in ("text", "number", "hidden", "password", "email", "checkbox")}
_SELECT, _OPTION, _TEXTAREA = (f"{_WIDGETS}{name}.html" for name in ("select", "select_option", "textarea"))
_ERRORS = "django/forms/errors/list/default.html"


class Controls(DjangoTemplates):
    """Draws inputs, texts, lists of options and missing errors; what is rare is left to Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget", {})
        if template_name in _INPUTS:
            return SafeString(_input(widget))
        if template_name == _TEXTAREA:
            return SafeString(_textarea(widget))
        if template_name == _SELECT and _is_plain(widget):
            return SafeString(_select(widget))
        if template_name == _ERRORS and not context["errors"]:
            return SafeString("")
        return super().render(template_name, context, request)


def _attributes(widget: dict[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: dict[str, Any]) -> str:
    kind, name, value = widget["type"], conditional_escape(widget["name"]), widget["value"]
    given = "" if value is None else f' value="{conditional_escape(value)}"'
    return f'<input type="{kind}" name="{name}"{given}{_attributes(widget)}>'


def _textarea(widget: dict[str, Any]) -> str:
    text = conditional_escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget)}>\n{text}</textarea>'


def _is_plain(widget: dict[str, Any]) -> bool:
    return all(
        not group and all(option["template_name"] == _OPTION for option in options)
        for group, options, _index in widget["optgroups"]
    )


def _select(widget: dict[str, Any]) -> str:
    options = "".join(
        f'\n  <option value="{conditional_escape(option["value"])}"{_attributes(option)}>'
        f"{conditional_escape(option['label'])}</option>\n"
        for _group, options, _index in widget["optgroups"]
        for option in options
    )
    return f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>{options}\n</select>'
