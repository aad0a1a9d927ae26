"""What lies at the other end of a peering with another account, for packets that cross it.

A call that traces packets is preceded by what is new there, as an entry of its own: the journal alone tells the rest.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from lessons.sandbox import acquainted, looking
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.services.ec2.neighbours import seen_from, shown
from serverless_lab.engine.services.ec2.state.region import Ec2State


def look_over(account_pk: UUID, region: str, perform: Callable[[UUID, Ask], Any]) -> None:
    """Let an account hear what has changed over there since it last did."""
    home = Account.objects.filter(pk=account_pk).first()
    if home is None:
        return
    region = region or home.region
    state = looking.look(home.pk).cloud.state.parts.get(f"ec2/{region}")
    for key, vpcs in seen_from(home.account_id, state).items() if state is not None else ():
        network = _network(home, key, vpcs)
        if network is not None and network != _kept(state, key):
            number, _slash, there = key.partition("/")
            params = {"AccountId": number, "Region": there, "Network": network}
            caller = Caller.service(home.account_id, "lab")
            perform(home.pk, Ask("lab", "HearOfNetwork", params, "service", caller, region))


def seen_now(home: Account, state: Ec2State) -> dict[str, Ec2State]:
    """The same to look at, by `account/region`: nothing is written, and nothing stays."""
    networks = {key: _network(home, key, vpcs) for key, vpcs in seen_from(home.account_id, state).items()}
    return {key: msgspec.json.decode(each, type=Ec2State) for key, each in networks.items() if each is not None}


def _network(home: Account, key: str, vpcs: list[str]) -> bytes | None:
    number, _slash, region = key.partition("/")
    other = acquainted.near(home, number)
    if other is None:
        return None
    try:
        part = looking.look(other.pk).cloud.state.parts.get(f"ec2/{region}")
    except LabError:
        return None
    viewer = home.account_id if acquainted.is_somebody_elses(home, other) else ""
    return shown(part, vpcs, viewer) if part is not None else None


def _kept(state: Ec2State, key: str) -> bytes:
    return msgspec.json.encode(state.neighbours[key]) if key in state.neighbours else b""
