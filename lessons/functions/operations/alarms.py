"""Forms about alarms on the function's metrics."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import NOTHING, FunctionForm

# What can be watched, as (metric, statistic), by what the field holds.
WATCHED = {
    "errors": ("Errors", "Sum"),
    "invocations": ("Invocations", "Sum"),
    "throttles": ("Throttles", "Sum"),
    "average": ("Duration", "Average"),
    "p90": ("Duration", "p90"),
    "p99": ("Duration", "p99"),
    "longest": ("Duration", "Maximum"),
    "running": ("ConcurrentExecutions", "Maximum"),
    "dropped": ("AsyncEventsDropped", "Sum"),
}
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
SHOWN = 100  # functions to choose from


class AlarmForm(FunctionForm):
    service = "cloudwatch"
    of_function = False


class PutMetricAlarm(AlarmForm):
    operation, said = "PutMetricAlarm", _("The alarm is on. It is looked at when the next minute begins.")
    title, button = _("Make an alarm"), _("Save the alarm")
    aside = ("Watched", "Function")
    AlarmName = name(_("Name"), help_text=_("A name that is there already changes that alarm."))
    Watched = forms.ChoiceField(
        label=_("What is watched"), choices=[(key, f"{metric} · {stat}") for key, (metric, stat) in WATCHED.items()]
    )
    ComparisonOperator = forms.ChoiceField(label=_("Alarm when it is"), choices=list(COMPARISONS.items()))
    Threshold = forms.FloatField(label=_("Threshold"), initial=0)
    Period = forms.TypedChoiceField(label=_("Period"), choices=list(PERIODS.items()), coerce=int)
    EvaluationPeriods = forms.IntegerField(label=_("Periods that are looked at"), initial=1)
    DatapointsToAlarm = forms.IntegerField(
        label=_("Periods that must be bad"), required=False, help_text=_("Empty: all that are looked at.")
    )
    TreatMissingData = forms.ChoiceField(label=_("A period without data"), choices=list(MISSING.items()))
    Function = chosen(
        _("Call a function"),
        required=False,
        help_text=_("Its own policy must let lambda.alarms.cloudwatch.amazonaws.com in (tab Access)."),
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Function":
            return None
        state = page.view.state
        head = f"arn:aws:lambda:{state.region}:{state.account_id}:function"
        names = sorted(page.probe.lambda_.functions)[:SHOWN]
        return [NOTHING, *((f"{head}:{each}", each) for each in names)]

    def params(self) -> dict[str, Any]:
        metric, stat = WATCHED[self.cleaned_data["Watched"]]
        called = self.cleaned_data["Function"]
        watched = {
            "Namespace": "AWS/Lambda",
            "MetricName": metric,
            "Dimensions": [{"Name": "FunctionName", "Value": self.function_name}],
            "ExtendedStatistic" if stat.startswith("p") else "Statistic": stat,
            "Threshold": self.cleaned_data["Threshold"],
        }
        return super().params() | watched | ({"AlarmActions": [called]} if called else {})


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


FORMS = (PutMetricAlarm, DeleteAlarms, EnableAlarmActions, DisableAlarmActions, SetAlarmState)
