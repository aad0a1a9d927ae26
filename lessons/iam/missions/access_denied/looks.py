"""What the checks and known mistakes of "Access denied" look at."""

from collections.abc import Iterator
from typing import Any

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.iam import shop
from lessons.iam.asking import Keys, ask, supposing, user_arn
from lessons.iam.missions.access_denied import scene
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.decision import Decision

_FROM_SHOP: Keys = {"aws:SourceIp": "203.0.113.77"}


def both_work(probe: Probe) -> Finding:
    """mina reads the recipe from anywhere in the shop, and her till writes the page of the menu."""
    if scene.USER not in probe.iam.users:
        return not_yet("no-user", user=scene.USER)
    reading = ask(probe, scene.USER, "s3:GetObject", _recipe(probe), _FROM_SHOP)
    if not reading.allowed:
        return not_yet("cannot-read", sentence=reading.sentence)
    till = _till(probe)
    if till is None:
        return not_yet("no-session")
    writing = _as(till, "s3:PutObject", _page(probe))
    return met() if writing.allowed else not_yet("cannot-write", sentence=writing.sentence)


def nothing_more(probe: Probe) -> Finding:
    if not both_work(probe).met:
        return not_yet("work-first")
    for action, resource, keys in _too_much_herself(probe):
        if ask(probe, scene.USER, action, resource, keys).allowed:
            return not_yet("too-much", who=scene.USER, action=action, resource=resource)
    if ask(probe, scene.USER, "s3:GetObject", _recipe(probe), shop.ELSEWHERE).allowed:
        return not_yet("from-elsewhere")
    till = _till(probe)
    for action, resource in _too_much_of_the_till(probe):
        if till is not None and _as(till, action, resource).allowed:
            return not_yet("too-much", who="till", action=action, resource=resource)
    return met()


def limits_hold(probe: Probe) -> Finding:
    """Whatever somebody grants tomorrow by mistake: tried on a clone, where user and role are administrators."""
    if not both_work(probe).met:
        return not_yet("work-first")
    careless = _careless(probe)
    if ask(careless, scene.USER, "iam:CreateUser", "*", _FROM_SHOP).allowed:
        return not_yet("boundary-gone")
    if ask(careless, scene.USER, "s3:GetObject", _secret(), _FROM_SHOP).allowed:
        return not_yet("deny-gone")
    till = _till(careless)
    deleting = ("s3:DeleteObject", _page(probe))
    return not_yet("limits-gone") if till is not None and _as(till, *deleting).allowed else met()


def administrator(probe: Probe) -> bool:
    """Without the boundary she could do everything now."""
    if scene.USER not in probe.iam.users:
        return False
    unbound = supposing(probe, ("DeleteUserPermissionsBoundary", {"UserName": scene.USER}))
    return ask(unbound, scene.USER, "iam:CreateUser", "*", _FROM_SHOP).allowed


def boundary_off(probe: Probe) -> bool:
    user = probe.iam.users.get(scene.USER)
    return user is not None and not user.boundary


def deny_off(probe: Probe) -> bool:
    """As an administrator of the right team without a boundary, she could read the secret recipes."""
    if scene.USER not in probe.iam.users:
        return False
    team = {"UserName": scene.USER, "Tags": [{"Key": scene.TAG, "Value": scene.TEAM}]}
    unbound = supposing(
        _careless(probe), ("DeleteUserPermissionsBoundary", {"UserName": scene.USER}), ("TagUser", team)
    )
    return ask(unbound, scene.USER, "s3:GetObject", _secret(), _FROM_SHOP).allowed


def _recipe(probe: Probe) -> str:
    return shop.objects(scene.RECIPES, probe.facts["recipe"])


def _secret() -> str:
    return shop.objects(scene.RECIPES, "secret/sauce.md")


def _page(probe: Probe) -> str:
    return shop.objects(scene.MENU, probe.facts["page"])


def _too_much_herself(probe: Probe) -> Iterator[tuple[str, str, Keys]]:
    yield "s3:GetObject", _secret(), _FROM_SHOP
    yield "s3:PutObject", _recipe(probe), _FROM_SHOP
    yield "s3:DeleteObject", _recipe(probe), _FROM_SHOP
    yield "s3:PutObject", _page(probe), _FROM_SHOP
    yield "s3:GetObject", shop.objects(shop.RECEIPTS, "november.json"), _FROM_SHOP
    yield "iam:CreateUser", "*", _FROM_SHOP


def _too_much_of_the_till(probe: Probe) -> Iterator[tuple[str, str]]:
    yield "s3:DeleteObject", _page(probe)
    yield "s3:PutObject", _recipe(probe)
    yield "s3:PutObject", shop.objects(shop.RECEIPTS, "november.json")
    yield "iam:CreateUser", "*"


def _careless(probe: Probe) -> Probe:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("AttachUserPolicy", {"UserName": scene.USER, "PolicyArn": shop.ADMINISTRATOR}),
        ("AttachRolePolicy", {"RoleName": scene.ROLE, "PolicyArn": shop.ADMINISTRATOR}),
    ]
    return supposing(probe, *calls)


def _till(probe: Probe) -> tuple[Probe, Caller] | None:
    """The till takes on the role anew, on a clone; None where it is not let in."""
    clone = probe.cloud.clone()
    wall, account = clone.state.clock.wall, clone.state.account_id
    mina = Caller.user(user_arn(probe, scene.USER))
    done = clone.call(mina, "sts", "AssumeRole", scene.till(account), wall=wall)
    if done.answer is None:
        return None
    signer = clone.signer_of(done.answer["Credentials"]["AccessKeyId"])
    return None if signer is None else (Probe(clone, facts=probe.facts), signer.caller)


def _as(till: tuple[Probe, Caller], action: str, resource: str) -> Decision:
    there, caller = till
    return there.cloud.decide(caller, action, resource, _FROM_SHOP)
