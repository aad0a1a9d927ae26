"""The networks of one's other accounts at the ends of peerings, as they stand while a page looks."""

from msgspec import structs

from lessons.courseware.page import Page
from lessons.sandbox import lab
from serverless_lab.engine.services.ec2.state.region import Ec2State


def with_neighbours(page: Page) -> Ec2State:
    """The Region with what lies beyond. At a moment of the past it is what was seen by then."""
    state, account = page.probe.ec2, page.account
    if account is None or page.view.rewound:
        return state
    return structs.replace(state, neighbours=lab.neighbours(account, state))
