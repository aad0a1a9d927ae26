"""Alarms on what is measured in this chapter."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import ARN
from lessons.courseware.metrics import alarm_forms
from lessons.courseware.metrics.charts import Measured
from lessons.courseware.page import Page
from lessons.messaging.measured import Thing, thing_of


class PutMetricAlarm(alarm_forms.PutMetricAlarm):
    """On what `of` names, by its key."""

    aside = (*alarm_forms.PutMetricAlarm.aside, "of")
    of = forms.CharField(label=gettext_lazy("What is measured"), max_length=ARN)

    def clean_of(self) -> Thing:
        thing = thing_of(self.cleaned_data["of"])
        if thing is None:
            raise forms.ValidationError(_("Choose what the alarm is to watch on the tab Metrics."))
        return thing

    def measured_on(self, page: Page) -> Measured:
        thing: Thing = self.cleaned_data["of"]
        return thing.of

    def watched_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        thing = thing_of(str(self["of"].value()))
        return thing.kind.watched if thing is not None else ()


FORMS = (PutMetricAlarm, *alarm_forms.FORMS)
