"""What somebody may do against what it did: kept by the engine, counted with every wildcard expanded."""

from typing import Any

import pytest
from django.test import Client

from lessons.iam import least_privilege
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.granted import effort, granted
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from tests.engine.support import function_params
from tests.iam.desk import PAGE
from tests.iam.shop import allow, do, document
from tests.sandbox.conftest import create, invoke
from tests.work import calls_in

ENGLISH = {"accept-language": "en"}
DENY = {"Effect": "Deny", "Action": "s3:Get*", "Resource": "*"}


def doc(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Statement": list(statements)}


def user(account: Account, name: str) -> Any:
    return lab.look(account).state.parts["iam/"].users[name]


def as_user(account: Account, name: str, operation: str, **params: Any) -> Any:
    caller = Caller.user(f"arn:aws:iam::{account.account_id}:user/{name}")
    return lab.call(account, "iam", operation, params, caller=caller).refusal


def meter(account: Account, name: str) -> least_privilege.Meter:
    found = least_privilege.read(lab.look(account).cloud, user(account, name))
    assert found
    return found


def test_wildcards_are_expanded() -> None:
    assert granted([doc(allow("s3:GetObject"))]) == {"s3:getobject"}
    assert granted([doc(allow("S3:getobject")), doc(allow("s3:NoSuchThing"))]) == {"s3:getobject"}
    gets = granted([doc(allow("s3:Get*"))])
    assert gets == {name for name in granted([doc(allow("s3:*"))]) if name.startswith("s3:get")}
    assert len(gets) > 30
    assert granted([doc(allow("s3:Get*"), DENY)]) == frozenset()
    assert granted([doc(allow("s3:Get*"), DENY | {"Resource": "arn:aws:s3:::a"})]) == gets
    assert granted([doc(allow("s3:*"))], [doc(allow(["s3:Get*", "sqs:*"]))]) == gets
    others = granted([doc({"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"})])
    assert len(granted([doc(allow())])) == len(others) + len(granted([doc(allow("s3:*"))]))
    assert len({name.partition(":")[0] for name in granted([doc(allow())])}) == len(catalogue.services())


def test_too_many_wildcards_are_not_counted(as_learner: Client, shop: Account) -> None:
    every = len(granted([doc(allow())]))
    assert effort([doc(allow(["*", "s3:GetObject"])), doc(allow("*:a*"), DENY)]) == every + len(catalogue.names("s3"))
    for number in range(10):
        wild = document(allow([f"*:*{number}{first}{second}*" for first in "abcdefghij" for second in "klmnopqrst"]))
        arn = do(shop, "CreatePolicy", PolicyName=f"wild{number}", PolicyDocument=wild)["Policy"]["Arn"]
        do(shop, "AttachUserPolicy", UserName="mina", PolicyArn=arn)
    page = f"{PAGE}?tab=users&user=mina"
    shown, calls = calls_in(lambda: as_learner.get(page, headers=ENGLISH).text)
    assert "These policies have too many wildcards to be counted here." in shown
    assert calls < 2_000_000  # a thousand wildcards would be held against twenty thousand actions


@pytest.mark.parametrize("arn", sorted(AWS_POLICIES))
def test_aws_own_policies_are_no_effort(arn: str) -> None:
    policy = AWS_POLICIES[arn]
    assert effort([read(policy.versions[policy.default].document)]) < least_privilege.MOST_EFFORT / 10


def test_the_whole_of_aws_is_counted_without_a_look_at_every_action() -> None:
    every = granted([doc(allow())])
    found, calls = calls_in(lambda: granted([doc(allow("*", "arn:aws:s3:::a"))]))
    assert len(found) > 20_000
    assert (found <= every, calls < 100) == (True, True)


@pytest.mark.django_db
def test_what_was_done_is_kept_and_what_was_refused_is_not(shop: Account) -> None:
    do(shop, "PutUserPolicy", UserName="sora", PolicyName="Look", PolicyDocument=document(allow(["iam:Get*"])))
    assert as_user(shop, "sora", "GetUser", UserName="mina") is None
    assert as_user(shop, "sora", "GetUser", UserName="nobody").code == "NoSuchEntity"
    assert as_user(shop, "sora", "ListUsers").code == "AccessDenied"
    assert list(user(shop, "sora").used) == ["iam:GetUser"]
    assert user(shop, "mina").used == {}
    found = meter(shop, "sora")
    gets = granted([doc(allow("iam:Get*"))])
    assert (found.granted, found.services, found.unused_count) == (len(gets), 1, len(gets) - 1)
    assert [name for name, _ in found.used] == ["iam:GetUser"]
    assert "iam:GetUser" not in found.unused
    assert found.percent == max(1, 100 // len(gets))
    assert found.share == ("<1" if len(gets) > 100 else str(100 // len(gets)))


@pytest.mark.django_db
def test_a_boundary_takes_away(shop: Account) -> None:
    found = meter(shop, "jun")
    assert (found.services, found.by_service[0].prefix, found.percent) == (1, "s3", 0)
    assert found.granted == len(granted([doc(allow("s3:*"))]))


@pytest.mark.django_db
def test_what_a_function_does_counts_for_its_role(shop: Account) -> None:
    create(shop)
    invoke(shop)
    role = lab.look(shop).state.parts["iam/"].roles["lambda-basic-role"]
    assert list(role.used) == ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    found = least_privilege.read(lab.look(shop).cloud, role)
    assert (found.granted, found.unused_count, found.percent) == (3, 0, 100)


@pytest.mark.django_db
def test_passing_a_role_counts_too(shop: Account) -> None:
    statement = allow(["lambda:CreateFunction", "iam:PassRole"])
    do(shop, "PutUserPolicy", UserName="sora", PolicyName="Deploy", PolicyDocument=document(statement))
    caller = Caller.user(f"arn:aws:iam::{shop.account_id}:user/sora")
    params = function_params(Role=f"arn:aws:iam::{shop.account_id}:role/lambda-basic-role")
    assert lab.call(shop, "lambda", "CreateFunction", params, caller=caller).refusal is None
    assert list(user(shop, "sora").used) == ["lambda:CreateFunction", "iam:PassRole"]


@pytest.mark.django_db
def test_it_stands_in_the_detail(as_learner: Client, shop: Account) -> None:
    do(shop, "PutUserPolicy", UserName="sora", PolicyName="Look", PolicyDocument=document(allow("iam:GetUser")))
    as_user(shop, "sora", "GetUser", UserName="mina")
    shown = as_learner.get(f"{PAGE}?tab=users&user=sora", headers=ENGLISH).text
    assert "1 action granted, of 1 service." in shown
    assert "100 % of that was ever used." in shown
    everything = as_learner.get(f"{PAGE}?tab=roles&role=lambda-basic-role", headers=ENGLISH).text
    assert "3 actions granted, of 1 service." in everything
    assert "3 actions granted and never used" in everything
    assert "<code>logs:PutLogEvents</code>" in everything
