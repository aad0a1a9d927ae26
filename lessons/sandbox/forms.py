"""What comes in through the page about one's simulated accounts."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.sandbox.limits import limit


class ImportForm(forms.Form):
    """An exported account as one file."""

    file = forms.FileField(
        label=gettext_lazy("Exported account (.zip)"),
        error_messages={
            "required": gettext_lazy("Choose a file that was exported from a lab."),
            "empty": gettext_lazy("This file is empty."),
        },
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        most = limit("LAB_IMPORT_BYTES")
        if file.size > most:
            raise forms.ValidationError(
                _("This file is too large: at most {limit} are accepted.").format(limit=filesizeformat(most))
            )
        data: bytes = file.read()
        return data
