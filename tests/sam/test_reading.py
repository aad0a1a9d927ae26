"""Templates of unknown senders: what is no template, does harm or means nothing is refused with a reason."""

import pytest

from serverless_lab.sam import plan, yaml_text
from serverless_lab.sam.code import Upload
from serverless_lab.sam.faults import TemplateFault
from tests.sam.accounts import FILES, FUNCTION, HEAD, made, template
from tests.work import calls_in

QUEUE = "  Queue: {Type: AWS::EC2::InternetGateway}\n"


def fault(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(TemplateFault) as found:
        plan.read(Upload(text, FILES))
    return found.value.key, found.value.facts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "not-a-template"),
        ("just words", "not-a-template"),
        ("- a list", "not-a-template"),
        ("a: [", "not-yaml"),
        ("a: 'open", "not-yaml"),
        ("\x00", "not-yaml"),
        ("a: 1\n---\nb: 2", "not-yaml"),
        ("a: " + "9" * 5000, "not-yaml"),
        ("a: 1\na: 2", "duplicate-key"),
        ("a: &x [1]\nb: *x", "aliases"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "aliases"),
        ("!!python/object/apply:os.system [ls]", "unknown-tag"),
        ("a: !!binary aGk=", "unknown-tag"),
        ("a: !Exec ls", "unknown-tag"),
        ("[" * 500, "too-deep"),
        ("a: " + "{a: " * 30_000, "too-deep"),
        ("a: .inf", "no-number"),
        ("a: .nan", "no-number"),
        ("1: a", "key-no-text"),
        ("? [1, 2]\n: 3\n", "key-no-text"),
        ("x" * (yaml_text.LONGEST + 1), "template-too-large"),
        ("AWSTemplateFormatVersion: 2012-10-17\nResources:\n" + FUNCTION, "other-version"),
        (HEAD, "no-resources"),
        (HEAD + "Resources: []", "no-resources"),
        (HEAD + "Resources: [a]", "no-mapping"),
        (HEAD + "Resource:\n" + QUEUE, "unknown-section"),
        (template(QUEUE, "Conditions: {A: !Equals [a, b]}\n"), "section-not-read"),
        (template(QUEUE, "Mappings: {A: {b: {c: d}}}\n"), "section-not-read"),
        (template(QUEUE, "Globals: {Functions: {Timeout: 3}}\n"), "unknown-section"),
        (template(QUEUE, "Globals: {Function: 3}\n"), "no-mapping"),
        ("Transform: AWS::Include\nResources:\n" + QUEUE, "other-transform"),
        ("Transform: [AWS::Serverless-2016-10-31, Mine]\nResources:\n" + QUEUE, "other-transform"),
        ("Resources:\n" + FUNCTION, "no-transform"),
        (template("  bad-id: {Type: AWS::EC2::VPC}\n"), "bad-logical-id"),
        (template("  A: {Properties: {}}\n"), "no-type"),
        (template("  A: {Type: [x]}\n"), "no-type"),
        (template("  A: text\n"), "no-mapping"),
        (template("  A: {Type: AWS::EC2::VPC, Properties: [x]}\n"), "no-mapping"),
        (template("  A: {Type: AWS::EC2::VPC, Condition: Prod}\n"), "attribute-not-read"),
        (template("  A: {Type: AWS::EC2::InternetGateway, DependsOn: {}}\n"), "bad-depends-on"),
        (template("  A: {Type: AWS::EC2::InternetGateway, DependsOn: Nobody}\n"), "unknown-reference"),
        (template("".join(f"  A{n}: {{Type: AWS::EC2::InternetGateway}}\n" for n in range(501))), "too-many-resources"),
        (template(FUNCTION + "  OrderFnRole: {Type: AWS::EC2::InternetGateway}\n"), "id-twice"),
        (template(FUNCTION + "      Description: !Ref Nobody\n"), "unknown-reference"),
        (template(FUNCTION + "      Description: !Sub '${Nobody}'\n"), "unknown-reference"),
        (template(FUNCTION + "      Description: !GetAtt OrderFnRole.Size\n"), "unknown-attribute"),
        (template(FUNCTION + "      Description: !FindInMap [a, b, c]\n"), "function-not-read"),
        (template(FUNCTION + "      Description: {'Fn::If': [a, b, c]}\n"), "function-not-read"),
        (template(FUNCTION + "      Description: !GetAtt OrderFnRole\n"), "bad-function"),
        (template(FUNCTION + "      Description: !Sub [a]\n"), "bad-function"),
        (template(FUNCTION + "      Description: !Sub [a, b]\n"), "bad-function"),
        (template(FUNCTION + "      Description: {Ref: [a]}\n"), "bad-function"),
        (template(FUNCTION + "      Description: !GetAtt OrderFn.Arn\n"), "circle"),
        (template("  A: {Type: AWS::EC2::InternetGateway, DependsOn: A}\n"), "circle"),
        (
            template(
                "  A: {Type: AWS::EC2::InternetGateway, DependsOn: B}\n"
                "  B: {Type: AWS::EC2::InternetGateway, DependsOn: [C]}\n"
                "  C: {Type: AWS::EC2::InternetGateway, DependsOn: [A]}\n"
            ),
            "circle",
        ),
        (template(FUNCTION + "      Tags: [a]\n"), "no-mapping"),
        (template(FUNCTION + "      AutoPublishAlias: !Ref AWS::Region\n"), "alias-no-text"),
        (
            template(FUNCTION + "      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}\n"),
            "provisioned-needs-alias",
        ),
        (template(FUNCTION + "      Policies: [5]\n"), "bad-policy"),
        (template(FUNCTION + "      Policies: [{DynamoDBCrudPolicy: {TableName: t}}]\n"), "policy-template"),
        (template(FUNCTION + "      Policies: [{SQSPollerPolicy: text}]\n"), "bad-policy"),
        (
            template(FUNCTION + "      EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS}}}\n"),
            "destination-to-be-made",
        ),
        (template(FUNCTION.replace("src/", "s3://bucket/key")), "code-in-a-bucket"),
        (template(FUNCTION.replace("src/", "{Bucket: b, Key: k}")), "code-in-a-bucket"),
        (
            template("  T: {Type: AWS::DynamoDB::Table}\n" + FUNCTION + "      Description: !Ref T\n"),
            "refers-to-left-out",
        ),
        (template("  S: {Type: AWS::EC2::Subnet, Properties: {CidrBlock: 10.0.0.0/24}}\n"), "property-missing"),
        (template(FUNCTION, "Parameters: {Size: {Type: Integer}}\n"), "parameter-type"),
        (template(FUNCTION, "Parameters: {Size: {Type: 'AWS::SSM::Parameter::Value<String>'}}\n"), "parameter-type"),
        (template(FUNCTION, "Parameters: {Size: {Type: String, Default: [a]}}\n"), "parameter-type"),
        (template(FUNCTION, "Parameters: {Size: {Type: String, MinLength: many}}\n"), "parameter-bound"),
        (template(FUNCTION, "Parameters: {Size: 3}\n"), "no-mapping"),
        (template(FUNCTION, "Parameters: {a-b: {Type: String}}\n"), "bad-logical-id"),
        (
            template(FUNCTION, "Parameters:\n" + "".join(f"  P{n}: {{Type: String}}\n" for n in range(201))),
            "too-many-parameters",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_by_name(text: str, key: str) -> None:
    assert fault(text)[0] == key


def test_a_fault_says_where() -> None:
    text = template(QUEUE + FUNCTION + "      Description: !Ref Nobody\n")
    assert fault(text) == ("unknown-reference", {"where": "OrderFn", "name": "Nobody", "line": 6})
    assert fault("Resources:\n  A: {Type: x}\n  B: *c\n") == ("aliases", {"line": 3})


def test_the_longest_template_is_read() -> None:
    """As long as there may be, and made of what takes longest: many small values."""
    row = "  - {a: !Sub '${b}', c: 'd'}\n"
    rows = (yaml_text.LONGEST - 100) // len(row)
    assert fault("Metadata:\n" + row * rows)[0] == "no-resources"
    calls = [calls_in(lambda part=part: fault("Metadata:\n" + row * (rows // part)))[1] for part in (8, 16)]
    assert calls[0] < 2.2 * calls[1]


def test_a_value_that_would_grow_without_end_is_not_made() -> None:
    parameter = f"Parameters: {{P: {{Type: String, Default: {'x' * 4000}}}}}\n"
    many = "${P}" * 1000
    with pytest.raises(TemplateFault) as found:
        made(template(FUNCTION + f"      Description: !Sub '{many}'\n", parameter))
    assert (found.value.key, found.value.facts["where"]) == ("value-too-long", "OrderFn")


def test_json_is_read_as_well() -> None:
    found = plan.read(Upload('{"Resources": {"A": {"Type": "AWS::EC2::InternetGateway"}}}', {}))
    assert [each.id for each in found.resources] == ["A"]
