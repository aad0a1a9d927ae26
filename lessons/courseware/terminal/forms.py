"""What the terminal takes: lines, and files to be written."""

import unicodedata
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
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


class _Chooser(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several at once. How much of them there is room for is said where they are kept."""

    widget = _Chooser

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(_Files, self).clean(each, initial) for each in data or [None]]


class UploadForm(forms.Form):
    """Files of the learner's own computer."""

    files = _Files(
        label=_("Files from your computer"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_files(self) -> list[UploadedFile]:
        """Under the names they show; some systems write 한 as three characters."""
        files: list[UploadedFile] = self.cleaned_data["files"]
        most = limit("LAB_FILE_BYTES")
        for each in files:
            each.name = unicodedata.normalize("NFC", each.name or "")
            if (each.size or 0) > most:
                text = str(_("{name} is too large: a file here has at most {limit}."))
                raise forms.ValidationError(text.format(name=each.name, limit=filesizeformat(most)))
        return files
