"""What the dock and the lesson accept."""

from django import forms

from serverless_lab.engine.clock import RATES


class RateForm(forms.Form):
    rate = forms.TypedChoiceField(choices=[(rate, str(rate)) for rate in RATES], coerce=int)


class AdvanceForm(forms.Form):
    """A span in seconds; without one, the next thing that is due."""

    seconds = forms.IntegerField(min_value=1, max_value=400 * 86_400, required=False)


class OptionForm(forms.Form):
    """Which of the options shown was chosen: in a prediction, in a diagnosis."""

    option = forms.CharField(max_length=60)


class HelpForm(forms.Form):
    """`shown`: how many hints and steps the page had."""

    shown = forms.IntegerField(min_value=0, max_value=1000, required=False)


class BeginForm(forms.Form):
    """`twin`: the next variant instead of the same one once more."""

    twin = forms.BooleanField(required=False)


class SceneForm(forms.Form):
    """`anew`: set the account back to its beginning first."""

    anew = forms.BooleanField(required=False)
