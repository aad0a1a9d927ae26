"""Our explanations, by the key the engine gives: why an environment was cold, what an error means, what to try."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serverless_lab.engine.services.lambda_.state import Invocation

Sentences = dict[str, "str | Promise"]

# Why a call was cold, by Invocation.because. A warm one has the key "warm", or "provisioned".
WHY: Sentences = {
    "warm": _("An environment was waiting with your code already loaded, so only the handler had to run."),
    "provisioned": _("Provisioned concurrency had this environment stand ready, so only the handler had to run."),
    "first": _("There was no environment for this function yet, so Lambda had to prepare one."),
    "sized": _(
        "The call was part of a power tuning, and there was no environment with its memory size yet, so one was made."
    ),
    "busy": _(
        "Every environment was serving another call at that moment. An environment takes one call at a time, so a "
        "new one was started."
    ),
    "idle": _("The last environment had waited too long without a call and was taken away. A new one was needed."),
    "changed": _("You had changed the code or the configuration. Environments of the old version are not used again."),
    "failed": _("The last environment did not survive its call (timeout, memory or exit), so a new one was needed."),
    "deleted": _("The function had been deleted and made again, and its environments went with it."),
    "restarted": _("The lab on this machine was restarted, and the processes behind the environments were gone."),
    "evicted": _("This machine needed the room: the lab keeps only so many environments at a time."),
    "unprovisioned": _("What stood ready was taken away, so a new environment was needed."),
    "rewound": _(
        "You went back in time. The process behind the environment had already seen the future and could not be used."
    ),
}

# Why an environment ended, in a word or two, for the strip.
ENDED: Sentences = {
    "idle": _("reclaimed"),
    "changed": _("function changed"),
    "failed": _("failed"),
    "deleted": _("deleted"),
    "restarted": _("lab restarted"),
    "evicted": _("made room"),
    "rewound": _("rewound"),
    "unprovisioned": _("not needed any more"),
}

STATES: Sentences = {"busy": _("running"), "idle": _("waiting")}

PHASES: Sentences = {
    "fetch": _("Fetch code"),
    "environment": _("Start environment"),
    "runtime": _("Start runtime"),
    "module": _("Run your module"),
    "handler": _("Handler"),
}

# What a function error means, by errorType. Anything else came out of the learner's own code.
ERRORS: Sentences = {
    "Sandbox.Timedout": _(
        "The function did not finish within its timeout, so Lambda ended it together with its environment. Look for "
        "a loop or a wait that takes too long, or raise the timeout under Configuration."
    ),
    "Runtime.ExitError": _(
        "The process ended in the middle of the call, so there is no answer. The log shows how far it came. The next "
        "call starts a new environment."
    ),
    "Runtime.UserCodeSyntaxError": _(
        "Python could not read the file. The line and the place are in the message; mend it in the editor and deploy "
        "again."
    ),
    "Runtime.ImportModuleError": _(
        "The module could not be imported. Either the handler names another file, or an import in the code fails."
    ),
    "Runtime.HandlerNotFound": _(
        "The file was found but not the function in it. The handler has the form file.function: compare it with the "
        "name after def."
    ),
    "Runtime.MarshalError": _("The answer cannot be written as JSON. Return dictionaries, lists, text and numbers."),
    "Runtime.MalformedHandlerName": _(
        "The handler is not written as file.function. Write it under Configuration with one dot between the name of "
        "the file, without .py, and the name of the function."
    ),
    "Function.ResponseSizeTooLarge": _(
        "The function ran to its end, but its answer is larger than Lambda passes on: 6 MB at most. Return less, or "
        "put large results into storage and return where they are."
    ),
    "ServiceException": _(
        "This was the lab's own fault, not your code's: it lost the process in the middle of the call. Nothing is "
        "broken: call it again."
    ),
}
INIT_TIMED_OUT = _(
    "The code outside the handler did not come to its end in the 10 seconds that Lambda gives it, so the handler was "
    "never called. Look for a loop or a wait there, or move slow work into the handler."
)

_ENDED_ITSELF = _(
    "The code ended the process itself, for example with sys.exit or os._exit, before the handler could answer. "
    "A handler ends with return."
)
# Why a process ended in the middle of a call, by what Lambda's message about Runtime.ExitError says.
EXITS: Sentences = {
    "exit status ": _ENDED_ITSELF,
    "without providing a reason": _ENDED_ITSELF,
    "signal: killed": _(
        "The process was killed because it used more memory or more disk space than it has. Use less, or give the "
        "function more memory under Configuration."
    ),
}
OWN_ERROR: "str | Promise" = _(
    "Your code raised this error. The stack trace in the log says in which line. The call itself went through, so "
    "Lambda answers with status 200 and marks the answer as a function error."
)


def explain_error(run: Invocation) -> "str | Promise":
    """Of a run that failed."""
    if run.status == "timeout" and not run.duration:
        return INIT_TIMED_OUT
    if run.error_type == "Runtime.ExitError":
        causes = (text for sign, text in EXITS.items() if sign in run.error_message)
        return next(causes, ERRORS["Runtime.ExitError"])
    return ERRORS.get(run.error_type, OWN_ERROR)
