"""An account as a template: what it says, in which form, and what it leaves behind."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samtranslator.model.exceptions import InvalidDocumentException

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import File
from serverless_lab.sam import exporting
from serverless_lab.sam.exports.draft import CodeTooLarge, logical
from tests.engine.support import ACCOUNT, REGION, ROLE, Life, zipped
from tests.sam import oracle
from tests.sam.accounts import again, left, role, shop, text_of
from tests.sam.doing import NETWORK
from tests.sam.lives import ACTIONS, live
from tests.sam.networks import Network

EXPECTED = """\
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: Exported from a simulated account of Serverless Lab
Resources:
  CookRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: cook
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
        - Effect: Allow
          Principal:
            Service: lambda.amazonaws.com
          Action: sts:AssumeRole
      Policies:
      - PolicyName: more
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
          - Effect: Allow
            Action:
            - lambda:*
            Resource: '*'
  PricesLayer:
    Type: AWS::Serverless::LayerVersion
    Properties:
      LayerName: prices
      ContentUri: layers/prices/
      Description: what things cost
  KitchenFnFunction:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: kitchen-fn
      CodeUri: functions/kitchen-fn/
      Handler: lambda_function.handler
      Runtime: python3.14
      MemorySize: 128
      Timeout: 3
      Role: !GetAtt CookRole.Arn
  OrderFnFunction:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: order-fn
      CodeUri: functions/order-fn/
      Handler: lambda_function.handler
      Runtime: python3.14
      MemorySize: 512
      Timeout: 3
      Role: !GetAtt CookRole.Arn
      Environment:
        Variables:
          KITCHEN: !Sub arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:kitchen-fn
          SAID: a ${word} of ap-northeast-2
      ReservedConcurrentExecutions: 20
      Tags:
        team: hall
      Layers:
      - !Ref PricesLayer
      AutoPublishAlias: live
      VersionDescription: the first
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 2
      FunctionUrlConfig:
        AuthType: AWS_IAM
      EventInvokeConfig:
        MaximumRetryAttempts: 0
        DestinationConfig:
          OnFailure:
            Type: Lambda
            Destination: !GetAtt KitchenFnFunction.Arn
  OrderFnPermission:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref OrderFnFunction.Alias
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
      SourceArn: arn:aws:s3:::menu
      SourceAccount: !Sub ${AWS::AccountId}
"""


def of_function(life: Life, id_: str = "OrderFnFunction") -> dict[str, Any]:
    found: dict[str, Any] = exporting.export(life.cloud).template["Resources"][id_]["Properties"]
    return found


def test_a_shop_is_told_as_somebody_would_write_it() -> None:
    exported = exporting.export(shop().cloud)
    assert text_of(exported) == EXPECTED
    assert exported.files == {
        "functions/kitchen-fn/lambda_function.py": File(b"def handler(event, context):\n    return 1\n"),
        "functions/order-fn/lambda_function.py": File(b"def handler(event, context):\n    return 1\n"),
        "layers/prices/python/prices.py": File(b"SOUP = 6\n"),
    }
    assert [(each.key, each.name) for each in exported.left] == [("other-roles", "lambda-basic-role")]


def test_the_file_is_the_same_for_the_same_account() -> None:
    exported = exporting.export(shop().cloud)
    data = exported.packed(comment="one\n\ntwo", more={"README.md": File(b"# read me")})
    assert data == exporting.export(shop().cloud).packed(comment="one\n\ntwo", more={"README.md": File(b"# read me")})
    found = packages.read(data)
    assert found["template.yaml"].data.decode() == f"# one\n#\n# two\n{EXPECTED}"
    assert sorted(found)[0] == "README.md"


def test_an_empty_account_has_a_template_without_resources() -> None:
    assert exporting.export(Life().cloud).types == {}


@settings(max_examples=25)
@given(st.lists(ACTIONS, min_size=1, max_size=10))
def test_awss_own_transform_takes_every_template(actions: list[Any]) -> None:
    life = Life()
    live(life, actions)
    try:
        assert oracle.of_aws(text_of(exporting.export(life.cloud)))
    except InvalidDocumentException as refused:
        raise AssertionError(refused.message) from None


def test_a_url_that_is_open_only_by_half_is_not_opened_by_the_template() -> None:
    life = Life()
    life.create()
    life.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": "order-fn", "AuthType": "NONE"})
    said = {"FunctionName": "order-fn", "StatementId": "a", "Principal": "*", "Action": "lambda:InvokeFunctionUrl"}
    life.call("lambda", "AddPermission", said | {"FunctionUrlAuthType": "NONE"})
    assert "FunctionUrlConfig" not in of_function(life)
    assert sorted(exporting.export(life.cloud).types) == [
        "AWS::IAM::Role",
        "AWS::Lambda::Permission",
        "AWS::Lambda::Url",
        "AWS::Serverless::Function",
    ]
    other = {"StatementId": "b", "Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True}
    life.call("lambda", "AddPermission", said | other)
    assert of_function(life)["FunctionUrlConfig"] == {"AuthType": "NONE"}
    assert exporting.export(life.cloud).types == {"AWS::IAM::Role": 1, "AWS::Serverless::Function": 1}


def test_a_version_that_is_not_what_the_code_is_now_stays_behind() -> None:
    life = shop()
    life.call("lambda", "UpdateFunctionCode", {"FunctionName": "order-fn", "ZipFile": zipped("x = 2\n")})
    found = of_function(life)
    assert {"AutoPublishAlias", "FunctionUrlConfig", "EventInvokeConfig"} & found.keys() == set()
    assert left(life)[1:] == [("older-version", "order-fn:1"), ("alias-elsewhere", "order-fn:live")]
    life.call("lambda", "PublishVersion", {"FunctionName": "order-fn"})
    weights = {"RoutingConfig": {"AdditionalVersionWeights": {"1": 0.1}}}
    life.call("lambda", "UpdateAlias", {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "2"} | weights)
    assert left(life)[1:] == [("older-version", "order-fn:1"), ("alias-elsewhere", "order-fn:live")]


def test_people_and_what_no_function_needs_stay_behind() -> None:
    life = Life()
    life.create()
    life.call("iam", "CreateUser", {"UserName": "mina"})
    life.call("iam", "CreateAccessKey", {"UserName": "mina"})
    life.call("iam", "CreateGroup", {"GroupName": "cooks"})
    for call in role("bookkeeper"):
        life.call(*call)
    text = text_of(exporting.export(life.cloud))
    assert left(life) == [("users", "mina"), ("groups", "cooks"), ("other-roles", "bookkeeper")]
    assert all(word not in text for word in ("mina", "AKIA", "cooks", "bookkeeper", ACCOUNT))


def test_policies_keep_their_variables_and_lose_their_account() -> None:
    life = Life()
    resource = f"arn:aws:s3:::{ACCOUNT}-menu/${{aws:username}}/*"
    statement = {"Effect": "Allow", "Action": "s3:Get*", "Resource": [resource, "arn:aws:s3:::x/${aws:username}"]}
    document = json.dumps({"Version": "2012-10-17", "Statement": statement})
    life.call(
        "iam", "PutRolePolicy", {"RoleName": ROLE.rpartition("/")[2], "PolicyName": "p", "PolicyDocument": document}
    )
    life.create()
    exported = exporting.export(life.cloud)
    (policy,) = exported.template["Resources"]["LambdaBasicRole"]["Properties"]["Policies"]
    assert policy["PolicyDocument"]["Statement"]["Resource"] == [
        {"Fn::Sub": "arn:aws:s3:::${AWS::AccountId}-menu/${!aws:username}/*"},
        "arn:aws:s3:::x/${aws:username}",
    ]
    assert text_of(again(exported)) == text_of(exported)


def test_two_roles_of_one_id_get_two_ids() -> None:
    life = Life()
    for name in ("the.cook", "the-cook", "cook", "9"):
        for call in role(name):
            life.call(*call)
        life.create(f"fn-{len(life.entries)}", Role=f"arn:aws:iam::{ACCOUNT}:role/{name}")
    ids = [name for name in exporting.export(life.cloud).template["Resources"] if name.endswith(("Role", "Role2", "9"))]
    assert ids == ["Role9", "CookRole", "TheCookRole", "TheCookRole2"]
    assert [logical(name, "Function") for name in ("order-fn", "orderFunction", "서울", "a_b")] == [
        "OrderFnFunction",
        "OrderFunction",
        "Function",
        "ABFunction",
    ]


def test_a_role_that_is_gone_is_named() -> None:
    life = Life()
    for call in role("cook"):
        life.call(*call)
    life.create(Role=f"arn:aws:iam::{ACCOUNT}:role/cook")
    life.call("iam", "DeleteRole", {"RoleName": "cook"})
    assert left(life)[0] == ("role-gone", f"arn:aws:iam::{ACCOUNT}:role/cook")
    assert of_function(life)["Role"] == {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/cook"}


def test_a_package_that_cannot_be_unpacked_goes_as_it_is() -> None:
    life = Life()
    bad = zipped(name="../up.py")
    life.create(Code={"ZipFile": bad})
    exported = exporting.export(life.cloud)
    assert (of_function(life)["CodeUri"], exported.files) == (
        "functions/order-fn.zip",
        {"functions/order-fn.zip": File(bad)},
    )


def test_more_code_than_a_file_should_hold_is_refused() -> None:
    life = Life()
    life.create()
    exporting.export(life.cloud, 60)
    life.create("kitchen-fn")
    with pytest.raises(CodeTooLarge):
        exporting.export(life.cloud, 60)
    life.create("menu-fn", Code={"ZipFile": zipped(name="../up.py")})
    with pytest.raises(CodeTooLarge):
        exporting.export(life.cloud, 88)
    assert exporting.export(life.cloud, 0).files == {}


def test_what_a_template_cannot_make_of_a_network_is_named_or_asked_for() -> None:
    life = Life()
    for call in role("cook"):
        life.call(*call)
    life.call("iam", "AttachRolePolicy", {"RoleName": "cook", "PolicyArn": NETWORK})
    asked = Network(life, 0, ["own-table"], True).build()
    ec2 = life.cloud.state.parts[f"ec2/{REGION}"]
    vpc = ec2.groups[asked["SecurityGroupIds"][0]].vpc
    service = f"com.amazonaws.{REGION}.s3"
    life.call("ec2", "CreateVpcEndpoint", {"VpcId": vpc, "ServiceName": service})
    life.call("ec2", "CreateNetworkAcl", {"VpcId": vpc})
    everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    life.call(
        "ec2", "RevokeSecurityGroupEgress", {"GroupId": asked["SecurityGroupIds"][1], "IpPermissions": everything}
    )
    life.create(Role=f"arn:aws:iam::{ACCOUNT}:role/cook", VpcConfig=asked)
    assert [key for key, _name in left(life)] == ["group-lets-nothing-out", "acl", "vpc-endpoint", "other-roles"]
    default = ec2.vpcs[ec2.default_vpc]
    life.create(
        "kitchen-fn",
        Role=f"arn:aws:iam::{ACCOUNT}:role/cook",
        VpcConfig={"SubnetIds": [next(iter(default.subnets))], "SecurityGroupIds": [default.default_group]},
    )
    exported = exporting.export(life.cloud)
    assert {name: body["Type"] for name, body in exported.template["Parameters"].items()} == {
        "DefaultSubnet1": "AWS::EC2::Subnet::Id",
        "DefaultGroup": "AWS::EC2::SecurityGroup::Id",
    }
    assert of_function(life, "KitchenFnFunction")["VpcConfig"]["SubnetIds"] == [{"Ref": "DefaultSubnet1"}]
