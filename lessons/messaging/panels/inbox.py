"""The inbox: every e-mail and text message that SNS sent, with the links that would still do something."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.messaging.forms.letters import Confirm, EndByLink, Stop
from serverless_lab.engine.services.sns.inbox import links_of
from serverless_lab.engine.services.sns.state import Letter

TEMPLATE = "messaging/panels/inbox.html"
HAS_FORMS = True
SHOWN = 30
LINKS = {"confirm": Confirm, "unsubscribe": EndByLink, "stop": Stop}


@dataclass(frozen=True)
class Opened:
    letter: Letter
    body: str
    links: list[OperationForm | Press]


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    letters = page.probe.sns.letters
    newest = islice(reversed(letters), SHOWN)
    return {"letters": [_opened(page, form, each) for each in newest], "others": max(len(letters) - SHOWN, 0)}


def _opened(page: Page, form: OperationForm | None, letter: Letter) -> Opened:
    links = [LINKS[each].press(page, form, LetterId=letter.id) for each in links_of(page.probe.sns, letter)]
    return Opened(letter, page.probe.cloud.bodies.get(letter.body).decode(), links)
