"""The conveyor: many messages through one queue, or through a topic, simulated. Nothing in the account changes."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.messaging.conveyor import backlog_form
from lessons.messaging.conveyor.backlog_form import BacklogForm
from lessons.messaging.conveyor.form import ASKED, ConveyorForm, settings_of
from lessons.messaging.conveyor.run import Run, checked, searched
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
    """`own` is the account's queue whose settings are tried; `run` is None where the question is not understood."""

    question: ConveyorForm
    own: Queue | None
    run: Run | None
    search: unlucky.Search | None = None


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
    if not question.is_valid():
        return Asked(question, own, None)
    plan, kind = question.plan(page.probe.state.seed), page.where.pop("find", "")
    search = searched(plan, kind, page) if kind in unlucky.KINDS else None
    if search is None or search.draw is None:
        return Asked(question, own, Run(page, plan), search)
    page.where |= {"draw": str(search.draw), "order": str(search.order + 1)}
    question = ConveyorForm(dials | given | {"draw": str(search.draw)}, queues)
    question.full_clean()
    return Asked(question, own, Run(page, question.plan(page.probe.state.seed)), search)


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    return fan_out.read(page) if fan_out.is_asked(page) else _read(page, form)


def _read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    found = asked(page)
    numbers = {name: page.where[name] for name in backlog_form.ASKED if name in page.where}
    calculator = BacklogForm(numbers)
    return {
        "question": found.question,
        "own": found.own,
        "run": found.run,
        "search": found.search,
        "use": UseFound.of(page, form, found.own, found.question) if found.run and found.own else None,
        "next_draw": int(found.question.cleaned_data["draw"]) + 1 if found.run else 1,
        "kept": kept(page, ASKED),
        "calculator": calculator,
        "backlog": checked(page, calculator) if calculator.is_bound and calculator.is_valid() else None,
        "kept_by_calculator": kept(page, backlog_form.ASKED),
    }
