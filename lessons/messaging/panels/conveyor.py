"""The conveyor: many messages through one queue, or through a topic, simulated. Nothing in the account changes."""

from dataclasses import dataclass, replace
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.messaging.conveyor import backlog_form
from lessons.messaging.conveyor.backlog_form import BacklogForm
from lessons.messaging.conveyor.form import ASKED, ConveyorForm, settings_of
from lessons.messaging.conveyor.run import Checked, Run, checked, searched
from lessons.messaging.forms.conveyor import UseFound
from lessons.messaging.panels import fan_out
from lessons.messaging.panels.fan_out import kept
from lessons.messaging.queues import in_order, named
from serverless_lab.engine.services.sqs.conveyor import unlucky
from serverless_lab.engine.services.sqs.state import Luck, Queue

TEMPLATE = "messaging/panels/conveyor.html"
HAS_FORMS = True
OFFERED = 100
WHERE = (*dict.fromkeys((*ASKED, *fan_out.WHERE)), "order", "find", *backlog_form.ASKED)


@dataclass(frozen=True)
class Asked:
    """`own` is the account's queue whose settings are tried; `run` is None where the question is not understood, or
    while an unlucky one is looked for.
    """

    question: ConveyorForm
    own: Queue | None
    calculator: BacklogForm
    backlog: Checked | None
    run: Run | None = None
    search: unlucky.Search | None = None
    searching: bool = False

    @property
    def run_waits(self) -> bool:
        return self.searching or (self.run is not None and not self.run.ready)

    @property
    def waits(self) -> bool:
        """Is something being worked out?"""
        return self.run_waits or (self.backlog is not None and self.backlog.waits)


def asked(page: Page) -> Asked:
    """What the address asks for. The unlucky run is looked for once, then the address names its draw."""
    given = {name: page.where[name] for name in ASKED if name in page.where}
    own = named(page.probe, given.get("like", ""))
    if own is not None and given.get("of") != own.name:
        given |= settings_of(own)
    given["of"] = own.name if own is not None else ""
    page.where |= {name: value for name, value in given.items() if name != "of" or value}
    luck = page.probe.sqs.luck or Luck()
    dials = {"copies": str(luck.twice), "disorder": str(luck.astray)}
    queues = [each.name for each in in_order(page.probe)][:OFFERED]
    question = ConveyorForm(dials | given, queues)
    found = Asked(question, own, *_calculated(page))
    if not question.is_valid():
        return found
    plan, kind = question.plan(page.probe.state.seed), page.where.get("find", "")
    search = searched(plan, kind, page) if kind in unlucky.KINDS else None
    if search is None and kind in unlucky.KINDS:
        return replace(found, searching=True)
    page.where.pop("find", None)
    if search is None or search.draw is None:
        return replace(found, run=Run(page, plan), search=search)
    page.where |= {"draw": str(search.draw), "order": str(search.order + 1)}
    question = ConveyorForm(dials | given | {"draw": str(search.draw)}, queues)
    question.full_clean()
    return replace(found, question=question, run=Run(page, question.plan(page.probe.state.seed)), search=search)


def _calculated(page: Page) -> tuple[BacklogForm, Checked | None]:
    calculator = BacklogForm({name: page.where[name] for name in backlog_form.ASKED if name in page.where})
    return calculator, checked(page, calculator) if calculator.is_bound and calculator.is_valid() else None


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    return fan_out.read(page) if fan_out.is_asked(page) else _read(page, form)


def _read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    found = asked(page)
    run = None if found.run_waits else found.run
    return {
        "question": found.question,
        "own": found.own,
        "run": run,
        "waits": found.run_waits,
        "search": found.search,
        "use": UseFound.of(page, form, found.own, found.question) if run and found.own else None,
        "next_draw": int(found.question.cleaned_data["draw"]) + 1 if run else 1,
        "kept": kept(page, ASKED),
        "calculator": found.calculator,
        "backlog": found.backlog,
        "kept_by_calculator": kept(page, backlog_form.ASKED),
    }
