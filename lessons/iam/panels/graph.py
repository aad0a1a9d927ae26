"""Who gets what from where: a picture of the account's identities and policies, and the same in sentences."""

from typing import Any

from lessons.courseware.page import Page
from lessons.iam import graph, graph_words
from lessons.iam.forms.operation import OperationForm

TEMPLATE = "iam/panels/graph.html"
HAS_FORMS = False
MOST = 120  # nodes in a picture; more are told only


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    state = page.view.cloud.state
    drawn = graph.draw(page.probe.iam, state.account_id)
    return {
        "graph": drawn,
        "told": graph_words.tell(drawn),
        "kinds": graph_words.KINDS,
        "too_many": len(drawn.known) > MOST,
    }
