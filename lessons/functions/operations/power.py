"""The form that gives the function a memory size which was measured."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.functions.operations.form import FunctionForm


class UseMemory(FunctionForm):
    operation, said = "UpdateFunctionConfiguration", _("The function has this memory from the next call on.")
    MemorySize = forms.IntegerField(min_value=0, max_value=1 << 31)

    @classmethod
    def key(cls) -> str:
        return "UseMemory"


FORMS = (UseMemory,)
