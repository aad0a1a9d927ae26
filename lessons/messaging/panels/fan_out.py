"""The conveyor with a topic: what is published once comes to several queues, each by its filter. It is simulated."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.page import Page
from lessons.messaging.fan_out import words
from lessons.messaging.fan_out.form import ASKED, FanOutForm
from lessons.messaging.fan_out.run import TopicRun
from serverless_lab.engine.fan_out.orders import CITIES, KINDS, PRICES
from serverless_lab.engine.services.sqs.state import Luck

TOPIC = "topic"
WHERE = (*ASKED, "through")


@dataclass(frozen=True)
class Asked:
    """`run` is None where the question is not understood."""

    question: FanOutForm
    run: TopicRun | None

    @property
    def waits(self) -> bool:
        return self.run is not None and not self.run.ready


def is_asked(page: Page) -> bool:
    return page.where.get("through") == TOPIC


def asked(page: Page) -> Asked:
    """What the address asks for."""
    given = {name: page.where[name] for name in ASKED if name in page.where}
    luck = page.probe.sqs.luck or Luck()
    question = FanOutForm({"copies": str(luck.twice), "disorder": str(luck.astray)} | given)
    return Asked(question, TopicRun(page, question.plan(page.probe.state.seed)) if question.is_valid() else None)


def read(page: Page) -> dict[str, Any]:
    found = asked(page)
    return {
        "through_topic": True,
        "question": found.question,
        "run": None if found.waits else found.run,
        "waits": found.waits,
        "next_draw": int(found.question.cleaned_data["draw"]) + 1 if found.run else 1,
        "kept": kept(page, ASKED),
        "followed": [(name, value) for name, value in page.where.items() if name != "order"],
        "said": {"kinds": KINDS, "cities": CITIES, "least": min(PRICES), "most": max(PRICES)},
        "reasons": words.KEPT_OUT,
    }


def kept(page: Page, own: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a form sends along so that the rest of the page stays as it is."""
    return [(name, value) for name, value in page.where.items() if name not in (*own, "tab", "order", "find")]
