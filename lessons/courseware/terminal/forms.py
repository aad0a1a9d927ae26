"""What the terminal takes: lines, and files to be written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.sandbox.limits import limit
from lessons.sandbox.scratch import MAX_NAME

MOST_TYPED = 64 * 1024
NO_NUL = _("There is a NUL character in it, and no command has a use for one.")


class LineForm(forms.Form):
    """One command, or several on lines of their own."""

    line = forms.CharField(
        strip=False,
        required=False,
        max_length=MOST_TYPED,
        error_messages={
            "max_length": _("That is too much for one time: 64 KB at most. Nothing was done."),
            "null_characters_not_allowed": NO_NUL,
        },
    )

    def clean_line(self) -> str:
        """Browsers send line ends as the web has them."""
        return str(self.cleaned_data["line"]).replace("\r\n", "\n")


class CompletionForm(LineForm):
    """`cursor`: where it stands in the line, in characters."""

    cursor = forms.IntegerField(min_value=0, max_value=MOST_TYPED)


class FileForm(forms.Form):
    name = forms.CharField(label=_("Name of the file"), max_length=MAX_NAME)
    body = forms.CharField(
        label=_("Text"),
        strip=False,
        required=False,
        widget=forms.Textarea,
        error_messages={"null_characters_not_allowed": NO_NUL},
    )

    def clean_body(self) -> bytes:
        """As it is kept: with the line ends of files."""
        body = str(self.cleaned_data["body"]).replace("\r\n", "\n").encode()
        if len(body) > limit("LAB_FILE_BYTES"):
            text = _("A file here has at most {limit} bytes.")
            raise forms.ValidationError(str(text).format(limit=limit("LAB_FILE_BYTES")))
        return body
