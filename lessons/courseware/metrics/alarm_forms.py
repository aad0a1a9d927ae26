"""Forms about alarms; each chapter's own PutMetricAlarm says what they watch."""

from itertools import islice
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.arns import OFFERED, named_arns
from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices, OperationForm
from lessons.courseware.metrics.charts import Measured
from lessons.courseware.page import Page

COMPARISONS = {
    "GreaterThanThreshold": ">",
    "GreaterThanOrEqualToThreshold": "≥",
    "LessThanThreshold": "<",
    "LessThanOrEqualToThreshold": "≤",
}
MISSING = {
    "missing": _("counts as unknown"),
    "notBreaching": _("counts as good"),
    "breaching": _("counts as bad"),
    "ignore": _("changes nothing"),
}
PERIODS = {60: _("1 minute"), 300: _("5 minutes"), 900: _("15 minutes"), 3600: _("1 hour")}


class AlarmForm(OperationForm):
    service: ClassVar[str] = "cloudwatch"


class PutMetricAlarm(AlarmForm):
    """A chapter's own says what is `measured` and offers (metric, statistic) as `watched`."""

    operation, said = "PutMetricAlarm", _("The alarm is on. It is looked at when the next minute begins.")
    title, button = _("Make an alarm"), _("Save the alarm")
    aside = ("Watched", "Action")
    AlarmName = name(_("Name"), help_text=_("A name that is there already changes that alarm."))
    Watched = chosen(_("What is watched"))
    ComparisonOperator = forms.ChoiceField(label=_("Alarm when it is"), choices=list(COMPARISONS.items()))
    Threshold = forms.FloatField(label=_("Threshold"), initial=0)
    Period = forms.TypedChoiceField(label=_("Period"), choices=list(PERIODS.items()), coerce=int)
    EvaluationPeriods = forms.IntegerField(label=_("Periods that are looked at"), initial=1)
    DatapointsToAlarm = forms.IntegerField(
        label=_("Periods that must be bad"), required=False, help_text=_("Empty: all that are looked at.")
    )
    TreatMissingData = forms.ChoiceField(label=_("A period without data"), choices=list(MISSING.items()))
    Action = chosen(
        _("Whom it tells"),
        required=False,
        help_text=_(
            "A function's own policy must let lambda.alarms.cloudwatch.amazonaws.com in. A topic lets alarms of its "
            "account in unless its policy was changed."
        ),
    )
    measured = Measured("", {})

    def measured_on(self, page: Page) -> Measured:
        raise NotImplementedError

    def watched_on(self, page: Page) -> tuple[tuple[str, str], ...]:
        raise NotImplementedError

    def prepare(self, page: Page) -> None:
        self.measured = self.measured_on(page)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name == "Watched":
            return [(f"{metric} {stat}", f"{metric} · {stat}") for metric, stat in self.watched_on(page)]
        return [("", "–"), *named_arns(_tellable(page))] if name == "Action" else None

    def params(self) -> dict[str, Any]:
        metric, _space, stat = self.cleaned_data["Watched"].partition(" ")
        told = self.cleaned_data["Action"]
        watched = {
            "Namespace": self.measured.namespace,
            "MetricName": metric,
            "Dimensions": self.measured.told,
            "ExtendedStatistic" if stat.startswith("p") else "Statistic": stat,
            "Threshold": self.cleaned_data["Threshold"],
        }
        return super().params() | watched | ({"AlarmActions": [told]} if told else {})


def _tellable(page: Page) -> list[str]:
    """The account's topics and functions, as many of each as can be offered."""
    where = f"{page.view.state.region}:{page.view.state.account_id}"
    topics, functions = (
        islice(sorted(each), OFFERED // 2) for each in (page.probe.sns.topics, page.probe.lambda_.functions)
    )
    return [
        *(f"arn:aws:sns:{where}:{each}" for each in topics),
        *(f"arn:aws:lambda:{where}:function:{each}" for each in functions),
    ]


class _OfAlarm(AlarmForm):
    aside = ("AlarmName",)
    AlarmName = name(_("Name"))

    def params(self) -> dict[str, Any]:
        return {"AlarmNames": [self.cleaned_data["AlarmName"]]}


class DeleteAlarms(_OfAlarm):
    operation, said = "DeleteAlarms", _("The alarm is deleted. Undo brings it back.")
    button, question = _("Delete"), _("Delete this alarm?")


class EnableAlarmActions(_OfAlarm):
    operation, said = "EnableAlarmActions", _("The alarm calls again.")
    button = _("Let it call")


class DisableAlarmActions(_OfAlarm):
    operation, said = "DisableAlarmActions", _("The alarm calls nobody until you let it.")
    button = _("Let it be quiet")


class SetAlarmState(AlarmForm):
    """Try what the alarm does."""

    operation, said = "SetAlarmState", _("Set. When the alarm is looked at next, it says again what it measures.")
    button = _("Try")
    AlarmName = name(_("Name"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"StateValue": "ALARM", "StateReason": "Tried from the console"}


FORMS = (DeleteAlarms, EnableAlarmActions, DisableAlarmActions, SetAlarmState)
