"""The networks of other accounts at the ends of peerings, as they stand while a page looks, and whose accounts those
may be: one's own and classmates'."""

from itertools import islice

from django.utils.translation import gettext as _
from msgspec import structs

from lessons.classroom.classes.membership import names_near
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.sandbox import lab
from lessons.vpc.things import titled
from serverless_lab.engine.services.ec2.state.region import Ec2State

OFFERED = 50  # VPCs of an account


def with_neighbours(page: Page) -> Ec2State:
    """The Region with what lies beyond. At a moment of the past it is what was seen by then."""
    state, account = page.probe.ec2, page.account
    if account is None or page.view.rewound:
        return state
    return structs.replace(state, neighbours=lab.neighbours(account, state))


def vpcs_of_others(page: Page) -> Choices:
    """The VPCs of the learner's other accounts in this Region, a group for each account. None from a mission."""
    account, region = page.account, page.view.state.region
    if account is None or account.purpose != lab.Account.Purpose.OWN:
        return []
    found: dict[str, Choices] = {account.account_id: []}
    for other in lab.own_accounts(page.learner):
        if other.account_id not in found:
            found[other.account_id] = _vpcs(other, region)
    titles = ((_("Account {number}").format(number=number), vpcs) for number, vpcs in found.items())
    return [(title, vpcs) for title, vpcs in titles if vpcs]


def classmates(page: Page) -> dict[str, str]:
    """By the number of their accounts, what classmates are called. None to a copy, and from a mission."""
    account, learner = page.account, page.learner
    if account is None or learner is None or not account.original or account.purpose != lab.Account.Purpose.OWN:
        return {}
    names = names_near(learner.pk)
    numbers = lab.numbers_of(list(names))
    return {numbers[each]: name for each, name in names.items() if each in numbers}


def _vpcs(account: lab.Account, region: str) -> Choices:
    try:
        state = lab.look_at(account).state.parts.get(f"ec2/{region}")
    except lab.LabError:
        return []
    vpcs = islice(state.vpcs.values(), OFFERED) if state is not None else ()
    return [(f"{account.account_id}/{each.id}", f"{titled(state, each.id)} {each.blocks[0].cidr}") for each in vpcs]
