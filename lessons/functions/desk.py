"""What the bench shows: the function, its runs, test events, the explanation."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware import panels
from lessons.courseware.console.operation import OperationForm
from lessons.courseware.journal import last_twins
from lessons.courseware.page import Page
from lessons.functions import addressed, calling, events, explain, gallery, strip, words
from lessons.functions.bench import BenchStart, Language, language_of, title_of
from lessons.functions.forms import ConfigurationForm, EventForm
from lessons.functions.network import standing
from lessons.functions.panels import PANELS
from lessons.functions.runs import card, log_text, runs_of
from lessons.functions.url_form import UrlForm
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
    "versions": _("Versions"),
    "layers": _("Layers"),
    "access": _("Access"),
    "metrics": _("Metrics"),
    "power": _("Power tuning"),
    "load": _("Load"),
    "logs": _("Logs"),
    "explain": _("Explain"),
}
FORMS = ("events", "configuration", "url")
RUNS_IN_LOG = 12


@dataclass(frozen=True)
class Source:
    """`deployed` is what runs, `text` what the editor starts with: the same, a draft that was refused, the starter."""

    deployed: str
    text: str


def bench(
    page: Page,
    *,
    refusal: Refusal | None = None,
    event_form: EventForm | None = None,
    configuration_form: ConfigurationForm | None = None,
    url_form: UrlForm | None = None,
    typed: dict[str, str] | None = None,
    form: OperationForm | None = None,
    once: dict[str, Any] | None = None,
    quiet: bool = False,
) -> dict[str, Any]:
    """The template's variables. A panel's own are read only when it is the one that is shown.

    `typed`: what a form about calls held when AWS refused it.
    `form`: an operation's that was refused, shown again as it was filled in.
    """
    start: BenchStart = page.bench
    probe = page.probe
    function, runs = probe.function(start.function), runs_of(probe, start.function)
    chosen = _chosen(runs, page.where.get("run", ""))
    tab = _tab(page, event_form, configuration_form)
    kept = events.read(page)
    variables: dict[str, Any] = _function(page, start, function, kept.drafts) | {
        "chosen": card(page.view.cloud, chosen) if chosen else None,
        "newest": not runs or chosen is runs[-1],
        "events": kept.events,
        "event": kept.chosen(page.where.get("event", "")),
        "tab": tab,
        "tabs": TABS,
        "keep_panel": quiet and tab in FORMS,
        "words": words,
        "twins": last_twins(page),
        "refusal": refusal,
        "hint": HINTS.get(refusal.hint, "") if refusal else "",
        "strips": strip.every_format(probe, start.function, runs, page.view.now, chosen.request_id if chosen else ""),
    }
    function = variables["function"]
    if tab == "url":
        return variables | {"addressed": addressed.read(page, function, url_form) if function is not None else None}
    if tab == "calls":
        return variables | {"calling": calling.read(probe, function, typed) if function is not None else None}
    panel = PANELS.get(tab)
    if panel is not None:
        shown = {"panel_template": panel.TEMPLATE, "keep_panel": quiet, **panel.read(page, form)}
        return variables | shown | {"refused": form if form is not None and form.placed else None, "once": once}
    return variables | _panel(page, tab, variables, runs, event_form, configuration_form)


def _function(page: Page, start: BenchStart, function: Function | None, drafts: dict[str, str]) -> dict[str, Any]:
    language = chosen_language(page, start, function)
    return {
        "bench": start,
        "function": function,
        "source": _source(page, function, start, language, drafts),
        "language": language,
        "handler": function.handler if function else language.handler,
        "numbers": numbers,
        "runtime_title": title_of(function.runtime) if function else "",
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


def _tab(page: Page, event_form: EventForm | None, configuration_form: ConfigurationForm | None) -> str:
    if event_form is not None:
        return "events"
    if configuration_form is not None:
        return "configuration"
    return panels.tab(page, TABS, "code")


def _source(
    page: Page, function: Function | None, start: BenchStart, language: Language, drafts: dict[str, str]
) -> Source:
    draft = drafts.get(language.draft)
    if function is None:
        return Source("", draft or start.starter(language)[page.language])
    files = sources.unpack(page.view.cloud.bodies.get(function.code_digest))
    deployed = files.get(language.file, "")
    return Source(deployed, draft if draft is not None and page.at is None else deployed)


def files(page: Page) -> dict[str, bytes]:
    """What the editor of a page holds, the draft that is kept, else what is deployed; and the packages of the bench."""
    start: BenchStart = page.bench
    function = page.probe.function(start.function)
    language = chosen_language(page, start, function)
    source = _source(page, function, start, language, events.read(page).drafts)
    return {language.file: source.text.encode(), **start.files}


def _panel(
    page: Page,
    tab: str,
    variables: dict[str, Any],
    runs: list[Invocation],
    event_form: EventForm | None,
    configuration_form: ConfigurationForm | None,
) -> dict[str, Any]:
    function, chosen = variables["function"], variables["chosen"]
    if tab == "events":
        samples = gallery.read(page)
        form = event_form or EventForm(initial=samples.initial(variables["event"]))
        return {"event_form": form, "gallery": samples}
    if tab == "configuration" and function is not None:
        network = page.probe.ec2
        initial = ConfigurationForm.initial_of(function)
        form = configuration_form or ConfigurationForm(initial=initial, network=network, function=function)
        return {"configuration_form": form, "standing": standing(network, function)}
    if tab == "logs":
        return {"logs": [(run, log_text(page.view.cloud, run)) for run in runs[: -RUNS_IN_LOG - 1 : -1]]}
    if tab == "explain" and function is not None:
        denied = lab.denied_in(page.account, chosen.run.request_id) if chosen and page.account else []
        return {"explanation": explain.read(page.view.cloud, function, chosen), "denied": denied}
    return {}
