"""Words about events that wait and what became of them, and about what stands ready or polls, by the engine's keys."""

from django.utils.translation import gettext_lazy as _

from lessons.functions.words import Sentences

# Why an asynchronous event waits, by Waiting.why.
WAITS: Sentences = {
    "": _("new"),
    "error": _("the function failed"),
    "TooManyRequestsException": _("throttled: no room for one more run"),
    "ServiceException": _("the lab could not run it"),
}
NOT_READY = _("the function was not ready")

# What became of an event, by Sent.condition.
CONDITIONS: Sentences = {
    "Success": _("succeeded"),
    "RetriesExhausted": _("failed, and no retry is left"),
    "EventAgeExceeded": _("waited too long"),
    "ZeroReservedConcurrency": _("the function is switched off"),
    "RecursiveInvocation": _("stopped: a loop"),
}

# Of provisioned concurrency, by Provisioned.status.
READY: Sentences = {
    "READY": _("ready"),
    "IN_PROGRESS": _("being made"),
    "FAILED": _("failed"),
}

# Of an event source mapping, by Mapping.state.
MAPPINGS: Sentences = {
    "Creating": _("being made"),
    "Enabling": _("being enabled"),
    "Enabled": _("enabled"),
    "Disabling": _("being disabled"),
    "Disabled": _("disabled"),
    "Updating": _("being changed"),
    "Deleting": _("being deleted"),
}
