"""Where an answer comes from."""

from django import forms

from lessons.courseware.quizzes.shuffle import MOST_SEED


class OriginForm(forms.Form):
    """What the page of an answer was drawn with; `attempt` is empty before there is one."""

    attempt = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    version = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    seed = forms.IntegerField(required=False, min_value=0, max_value=MOST_SEED)
