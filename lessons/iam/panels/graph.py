"""Who gets what from where: a picture of the account's identities and policies, and the same in sentences."""

from typing import Any

from lessons.courseware.page import Page
from lessons.iam import graph, graph_words
from lessons.iam.forms.operation import OperationForm

TEMPLATE = "iam/panels/graph.html"
HAS_FORMS = False
SHOWN = 200  # paragraphs


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    state = page.view.cloud.state
    drawn = graph.draw(page.probe.iam, state.account_id)
    told = graph_words.tell(drawn)
    return {
        "graph": drawn,
        "told": told[:SHOWN],
        "others": max(len(told) - SHOWN, 0),
        "kinds": graph_words.KINDS,
        "too_many": len(drawn.known) > graph.MOST,
    }
