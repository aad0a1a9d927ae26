"""Two accounts of one learner, each with a VPC, and a peering between them."""

from typing import Any

from lessons.sandbox import lab, store
from lessons.sandbox.models import Account, Snapshot


def done(account: Account, operation: str, **params: Any) -> dict[str, Any]:
    result = lab.call(account, "ec2", operation, params)
    assert result.answer is not None, result.refusal
    return result.answer


def refused(account: Account, operation: str, **params: Any) -> str:
    result = lab.call(account, "ec2", operation, params)
    assert result.refusal is not None, result.answer
    return result.refusal.code


def vpc(account: Account, cidr: str) -> str:
    return str(done(account, "CreateVpc", CidrBlock=cidr)["Vpc"]["VpcId"])


def ask(account: Account, own: str, other: str, peer: str) -> str:
    """The id of a peering that was asked for; `other`: the number of the other account."""
    made = done(account, "CreateVpcPeeringConnection", VpcId=own, PeerVpcId=peer, PeerOwnerId=other)
    return str(made["VpcPeeringConnection"]["VpcPeeringConnectionId"])


def kept(account: Account) -> list[tuple[str, str]]:
    """What the account's state says of peerings, without asking anybody."""
    part = lab.look(Account.objects.get(pk=account.pk)).state.parts.get("ec2/ap-northeast-2")
    return [(each.id, each.status) for each in part.peerings.values()] if part is not None else []


def described(account: Account) -> list[str]:
    found = done(account, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
    return [each["Status"]["Code"] for each in found]


def replays(account: Account) -> bool:
    """Does the journal alone lead to the state at which the account stands?"""
    account = Account.objects.get(pk=account.pk)
    standing = lab.look(account, account.head).cloud.encode()
    Snapshot.objects.filter(account=account).delete()
    return store.open_at(account, account.head).encode() == standing
