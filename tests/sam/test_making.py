"""Each type of resource is made by the operations that anybody else would use, and says what others refer to."""

import pytest

from serverless_lab.runtime import packages
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.kinds.table import KINDS
from tests.engine.support import ACCOUNT, REGION
from tests.sam.accounts import FUNCTION, made, refusal, template
from tests.sam.everything import EVERYTHING


def test_every_type_is_made_once() -> None:
    _target, done = made(EVERYTHING)
    assert {each.resource.type for each in done} == set(KINDS)
    for each in done:
        assert set(each.made.attributes) == set(KINDS[each.resource.type].attributes), each.resource.type
        assert each.made.ref


def test_the_function_is_what_the_template_says() -> None:
    target, done = made(EVERYTHING)
    function = target.state.parts[f"lambda/{REGION}"].functions["order-fn"]
    refs = {each.resource.id: each.made for each in done}
    assert function.environment == {
        "QUEUE": f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/orders",
        "STACK": "shop",
        "WHERE": f"{REGION}/{ACCOUNT}/arn:aws:lambda:{REGION}:{ACCOUNT}:layer:prices:1/${{kept}}",
        "JOINED": f"a-y-{refs['Shop'].ref}",
        "ZONE": f"{REGION}a",
        "YES": "true",
    }
    assert (function.memory_size, function.reserved, function.recursion) == (256, 7, "Allow")
    assert (function.runtime_update, function.status) == ("FunctionUpdate", "Active")
    assert [layer.arn for layer in function.layers] == [refs["Prices"].ref]
    assert (function.network.subnets, function.network.groups) == ([refs["Inner"].ref], [refs["Door"].ref])
    assert function.aliases["live"].version == "1"
    let_in = [{"Service": "s3.amazonaws.com"}, {"Service": "sns.amazonaws.com"}]
    assert sorted((each["Principal"] for each in function.policies["live"]), key=str) == let_in
    assert function.event_configs["live"].retries == 1
    assert packages.names(target.cloud.bodies.get(function.code_digest)) == ["app.py", "run.sh"]


def test_people_and_networks_are_what_the_template_says() -> None:
    target, done = made(EVERYTHING)
    iam, ec2 = target.state.parts["iam/"], target.state.parts[f"ec2/{REGION}"]
    refs = {each.resource.id: each.made.ref for each in done}
    assert (iam.users["mina"].groups, iam.users["mina"].tags) == ({"cooks": None}, {"team": "hall"})
    assert f'"arn:aws:iam::{ACCOUNT}:user/mina"' in iam.users["mina"].policies["written"]
    assert (iam.users["mina"].login, iam.users["mina"].access_keys) == (None, {})
    menu = f"arn:aws:iam::{ACCOUNT}:policy/menu"
    assert menu in iam.groups["cooks"].managed
    assert menu in iam.roles[refs["OrderFnRole"]].managed
    group = ec2.groups[refs["Door"]]
    rules = sorted(
        (each.egress, each.protocol, each.from_port, each.cidr or each.group) for each in group.rules.values()
    )
    assert rules == [(False, "tcp", 1, group.id), (True, "-1", -1, "10.0.0.0/8"), (True, "tcp", 443, "0.0.0.0/0")]
    assert ec2.tables[refs["Ways"]].routes["0.0.0.0/0"].target == refs["Nat"]
    assert ec2.nat_gateways[refs["Nat"]].state == "available"
    assert ec2.subnets[refs["Inner"]].table == refs["Ways"]
    assert (ec2.subnets[refs["Outer"]].public_on_launch, ec2.subnets[refs["Outer"]].tags) == (True, {"Name": "outer"})
    assert ec2.vpcs[refs["Shop"]].dns_hostnames


def test_queues_are_what_the_template_says() -> None:
    target, done = made(EVERYTHING)
    refs = {each.resource.id: each.made for each in done}
    queues = target.state.parts[f"sqs/{REGION}"].queues
    settings, lost = queues["orders"].settings, refs["Lost"].attributes
    assert (settings.visibility, settings.redrive.most, settings.redrive.target) == (60, 3, lost["Arn"])
    assert f'"arn:aws:sqs:{REGION}:{ACCOUNT}:orders"' in settings.policy
    assert queues[lost["QueueName"]].settings.retention == 1_209_600
    (mapping,) = target.state.parts[f"lambda/{REGION}"].mappings.values()
    assert (mapping.source, mapping.qualifier, mapping.batch_size) == (refs["Orders"].attributes["Arn"], "live", 5)
    fifo = "  Turn: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}\n"
    _target, (turn,) = made(template(fifo))
    assert turn.made.attributes["QueueName"].endswith(".fifo")
    twice = "  A: {Type: AWS::SQS::Queue, Properties: {QueueName: q}}\n"
    _target, (_first, again) = made(template(twice + twice.replace("A:", "B:")))
    assert again.made.how == "kept"
    other = twice.replace("A:", "B:").replace("q}", "q, DelaySeconds: 9}")
    assert refusal(template(twice + other)) == ("B", "CreateQueue", "QueueAlreadyExists")


def test_inline_code_lies_in_a_file_named_index() -> None:
    plain = FUNCTION.replace("CodeUri: src/", "InlineCode: 'x = 1'")
    for runtime, file in (("python3.14", "index.py"), ("nodejs24.x", "index.js")):
        target, _done = made(template(plain.replace("python3.14", runtime)), {})
        function = target.state.parts[f"lambda/{REGION}"].functions["order-fn"]
        assert packages.read(target.cloud.bodies.get(function.code_digest)) == {file: packages.File(b"x = 1")}


def test_code_is_found_as_aws_cloudformation_package_finds_it() -> None:
    role = "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: "
    role += "[{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}}\n"
    plain = FUNCTION.replace("Serverless", "Lambda").replace("CodeUri", "Role: !GetAtt Role.Arn\n      Code")
    target, _done = made(template(plain + role))
    assert target.state.parts[f"lambda/{REGION}"].functions["order-fn"].unzipped == 44


def test_names_are_made_of_stack_and_id_and_stay_within_their_length() -> None:
    long = FUNCTION.replace("FunctionName: order-fn\n      ", "").replace("OrderFn", "Order" * 40)
    target, _done = made(template(long))
    (name,) = target.state.parts[f"lambda/{REGION}"].functions
    assert (name.startswith("shop-OrderOrder"), len(name)) == (True, 64)


def test_parameters_are_what_is_given_or_their_defaults() -> None:
    declared = """Parameters:
  Size: {Type: Number, Default: 256, MinValue: 128, MaxValue: 512}
  Kinds: {Type: CommaDelimitedList, Default: "x86_64"}
  Word: {Type: String, AllowedValues: [hello, bye], MinLength: 2, MaxLength: 5}
"""
    text = template(
        FUNCTION
        + "      MemorySize: !Ref Size\n      Architectures: !Ref Kinds\n      Description: !Sub '${Word} ${Kinds}'\n",
        declared,
    )
    target, _done = made(text, given={"Word": "hello", "Kinds": "arm64"})
    function = target.state.parts[f"lambda/{REGION}"].functions["order-fn"]
    assert (function.memory_size, function.architecture, function.description) == (256, "arm64", "hello arm64")
    for given, key in (
        ({}, "parameter-missing"),
        ({"Word": "good day"}, "parameter-not-allowed"),
        ({"Word": "bye", "Size": "much"}, "parameter-no-number"),
        ({"Word": "bye", "Size": "1024"}, "parameter-out-of-bounds"),
        ({"Word": "bye", "Kinds": "x" * 5000}, "parameter-too-long"),
    ):
        with pytest.raises(TemplateFault) as found:
            made(text, given=given)
        assert found.value.key == key


def test_the_role_of_the_beginning_is_kept_or_brought_into_line() -> None:
    role = """
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: lambda-basic-role
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
      ManagedPolicyArns: [ARN]
"""
    basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    other = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    _target, (kept,) = made(template(role.replace("ARN", basic)))
    assert (kept.made.how, kept.operations) == ("kept", ())
    target, (changed,) = made(template(role.replace("ARN", other)))
    assert (changed.made.how, changed.operations) == ("changed", ("DetachRolePolicy", "AttachRolePolicy"))
    assert list(target.state.parts["iam/"].roles["lambda-basic-role"].managed) == [other]
    twice = role.replace("ARN", other) + role.replace("ARN", basic).replace("  Role:", "  Again:")
    assert refusal(template(twice)) == ("Again", "CreateRole", "EntityAlreadyExists")
