"""Layers of another account of the same learner, with boto3: where its policy allows, a function takes them along."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.people.models import Learner
from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account
from tests.engine.support import zipped
from tests.wire.conftest import Clients
from tests.wire.test_functions_read import made


@pytest.fixture
def shop(learner: Learner, account: Account) -> Account:
    """A second account of the same learner."""
    return lab.new_account(owner=learner)


def published(speaks: Any, source: str = "sauce = 1\n") -> str:
    content = {"ZipFile": zipped(source, "python/sauce.py")}
    arn: str = speaks.publish_layer_version(LayerName="sauces", Content=content)["LayerVersionArn"]
    return arn


def layers(speaks: Any, *arns: str) -> list[str]:
    told = speaks.update_function_configuration(FunctionName="order-fn", Layers=list(arns))
    return [each["Arn"] for each in told.get("Layers", [])]


def test_a_layer_of_the_other_account(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    far, here = client("lambda", keys.root_key(shop)), client("lambda", root)
    arn = published(far)
    made(here, account)
    with pytest.raises(ClientError, match="no resource-based policy allows the lambda:GetLayerVersion action"):
        layers(here, arn)
    asked = {"LayerName": "sauces", "VersionNumber": 1, "StatementId": "friend"}
    far.add_layer_version_permission(**asked, Action="lambda:GetLayerVersion", Principal=account.account_id)
    assert here.get_layer_version_by_arn(Arn=arn)["LayerVersionArn"] == arn
    assert here.get_layer_version(LayerName=arn.rpartition(":")[0], VersionNumber=1)["Version"] == 1
    assert layers(here, arn) == [arn]
    bodies = lab.look(account).cloud.bodies
    function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    assert bodies.get(function.layers[0].code_digest) == zipped("sauce = 1\n", "python/sauce.py")
    far.remove_layer_version_permission(**asked)
    assert layers(here) == []
    with pytest.raises(ClientError, match="AccessDenied"):
        layers(here, arn)
    copy = lab.import_account(account.owner, lab.export_account(account))
    assert lab.look(copy).cloud.encode() == lab.look(account).cloud.encode()


def test_a_layer_of_nobody_near(account: Account, other: Account, root: keys.RootKey, client: Clients) -> None:
    """Another learner's layer is answered as one that is not there, even where it is open to everybody."""
    far, here = client("lambda", keys.root_key(other)), client("lambda", root)
    arn = published(far)
    asked = {"LayerName": "sauces", "VersionNumber": 1, "StatementId": "all", "Principal": "*"}
    far.add_layer_version_permission(**asked, Action="lambda:GetLayerVersion")
    made(here, account)
    with pytest.raises(ClientError, match="AccessDenied"):
        layers(here, arn)
