"""What the bench shows: the function, its runs, test events, the explanation."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware import panels
from lessons.courseware.console.operation import OperationForm
from lessons.courseware.journal import last_twins
from lessons.courseware.page import Page
from lessons.functions import events, explain, gallery, packages, strip, words
from lessons.functions.bench import BenchStart, Language, language_of, runtime_name
from lessons.functions.forms import EventForm
from lessons.functions.packages import PackageForm
from lessons.functions.panels import PANELS
from lessons.functions.runs import card, log_text, runs_of
from lessons.sandbox import lab, sources
from lessons.sandbox.hints import HINTS
from serverless_lab.engine import numbers, runtimes
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.lambda_.state import Function, Invocation

TABS: panels.Titles = {
    "code": _("Code"),
    "events": _("Test events"),
    "configuration": _("Configuration"),
    "url": _("Function URL"),
    "calls": _("Calls"),
    "sources": _("Event sources"),
    "versions": _("Versions"),
    "layers": _("Layers"),
    "access": _("Access"),
    "metrics": _("Metrics"),
    "power": _("Power tuning"),
    "load": _("Load"),
    "logs": _("Logs"),
    "explain": _("Explain"),
}
# Forms stand in these too, and what they tell changes by itself: a script looks whether somebody is filling one in.
MOVING = ("configuration", "calls", "sources", "metrics")
RUNS_IN_LOG = 12


@dataclass(frozen=True)
class Source:
    """`deployed` is what runs, `text` what the editor starts with: the same, a draft that was refused, the starter.

    `file` is the one of the package that the editor shows.
    """

    deployed: str
    text: str
    file: str
    package: packages.Package | None = None


def bench(
    page: Page,
    *,
    refusal: Refusal | None = None,
    event_form: EventForm | None = None,
    package_form: PackageForm | None = None,
    form: OperationForm | None = None,
    once: dict[str, Any] | None = None,
    quiet: bool = False,
) -> dict[str, Any]:
    """The template's variables. A panel's own are read only when it is the one that is shown.

    `form`: an operation's that was refused, shown again as it was filled in. `quiet`: the action was about something
    else, so what somebody may be typing stays untouched.
    """
    start: BenchStart = page.bench
    probe = page.probe
    function, runs = probe.function(start.function), runs_of(probe, start.function)
    chosen = _chosen(runs, page.where.get("run", ""))
    tab = "events" if event_form is not None else panels.tab(page, TABS, "code")
    kept = events.read(page)
    variables: dict[str, Any] = _function(page, start, function, kept.drafts) | {
        "chosen": card(page.view.cloud, chosen) if chosen else None,
        "newest": not runs or chosen is runs[-1],
        "events": kept.events,
        "event": kept.chosen(page.where.get("event", "")),
        "tab": tab,
        "tabs": TABS,
        "keep_panel": quiet and (tab in PANELS or tab == "events") and tab not in MOVING,
        "keep_package": quiet,
        "package_form": package_form,
        "words": words,
        "twins": last_twins(page),
        "refusal": refusal,
        "hint": HINTS.get(refusal.hint, "") if refusal else "",
        "strips": strip.every_format(probe, start.function, runs, page.view.now, chosen.request_id if chosen else ""),
    }
    function = variables["function"]
    panel = PANELS.get(tab)
    if panel is not None:
        shown = {"panel_template": panel.TEMPLATE, "by_itself": quiet, **panel.read(page, form)}
        return variables | shown | {"refused": form if form is not None and form.placed else None, "once": once}
    return variables | _panel(page, tab, variables, runs, event_form)


def _function(page: Page, start: BenchStart, function: Function | None, drafts: dict[str, str]) -> dict[str, Any]:
    language = chosen_language(page, start, function)
    return {
        "bench": start,
        "function": function,
        "source": _source(page, function, start, language, drafts),
        "language": language,
        "handler": function.handler if function else language.handler,
        "numbers": numbers,
        "runtime_name": runtime_name(function.runtime) if function else "",
        "runtime_stage": runtimes.stage(function.runtime, page.view.now) if function else "",
    }


def chosen_language(page: Page, start: BenchStart, function: Function | None) -> Language:
    """A function's own, else the one that was picked for it, else the first of the lesson's."""
    if function is not None:
        return language_of(function.runtime)
    picked = page.where.get("language", "")
    return next((each for each in start.languages if each.name == picked), start.languages[0])


def _chosen(runs: list[Invocation], request_id: str) -> Invocation | None:
    """The run that was picked, else the newest."""
    return next((run for run in reversed(runs) if run.request_id == request_id), runs[-1] if runs else None)


def _source(
    page: Page, function: Function | None, start: BenchStart, language: Language, drafts: dict[str, str]
) -> Source:
    draft = drafts.get(language.draft)
    if function is None:
        return Source("", draft or start.starter(language)[page.language], language.file)
    package = page.view.cloud.bodies.get(function.code_digest)
    file = packages.edited_file(sources.names(package), function.handler, language)
    deployed = sources.read(package, file)
    text = draft if draft is not None and page.at is None else deployed
    return Source(deployed, text, file, packages.read(function, package, file))


def files(page: Page) -> dict[str, bytes]:
    """What the editor of a page holds, the draft that is kept, else what is deployed; and the packages of the bench."""
    start: BenchStart = page.bench
    function = page.probe.function(start.function)
    language = chosen_language(page, start, function)
    source = _source(page, function, start, language, events.read(page).drafts)
    return {source.file: source.text.encode(), **start.files}


def _panel(
    page: Page,
    tab: str,
    variables: dict[str, Any],
    runs: list[Invocation],
    event_form: EventForm | None,
) -> dict[str, Any]:
    function, chosen = variables["function"], variables["chosen"]
    if tab == "events":
        samples = gallery.read(page)
        form = event_form or EventForm(initial=samples.initial(variables["event"]))
        return {"event_form": form, "gallery": samples}
    if tab == "logs":
        return {"logs": [(run, log_text(page.view.cloud, run)) for run in runs[: -RUNS_IN_LOG - 1 : -1]]}
    if tab == "explain" and function is not None:
        denied = lab.denied_in(page.account, chosen.run.request_id) if chosen and page.account else []
        return {"explanation": explain.read(page.view.cloud, function, chosen), "denied": denied}
    return {}
