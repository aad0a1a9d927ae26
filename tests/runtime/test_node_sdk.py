"""The AWS SDK for JavaScript inside a Node.js function: clients and commands, errors by name, pages, bodies."""

import datetime
from typing import Any

import pytest

from serverless_lab.runtime.model import AwsError, NoConnection
from tests.runtime.support import Lab, answer

Answers = dict[str, Any]

HEAD = """
import {
  LambdaClient, Lambda, InvokeCommand, GetFunctionCommand, ListFunctionsCommand, ResourceNotFoundException,
  LambdaServiceException, paginateListFunctions,
} from "@aws-sdk/client-lambda";
import { S3Client, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
const client = new LambdaClient({});
const s3 = new S3Client({ region: "ap-northeast-2" });
export const handler = async (event) => {
"""


def run(lab: Lab, body: str, on_call: Any = None, event: Any = None) -> Any:
    return answer(lab.run(lab.node(HEAD + body + "\n};"), event, on_call=on_call, timeout=8))


def test_a_command(lab: Lab) -> None:
    asked: list[Any] = []

    def call(service: str, operation: str, params: Answers) -> Answers:
        asked.append((service, operation, params))
        return {"StatusCode": 200, "Payload": b'{"total": 9000}', "ResponseMetadata": {"RequestId": "r"}}

    body = """
  const answer = await client.send(new InvokeCommand({ FunctionName: "f", Payload: JSON.stringify({ a: 1 }) }));
  const text = Buffer.from(answer.Payload).toString();
  return [text, answer.Payload.transformToString(), answer.StatusCode, answer.$metadata];"""
    text, again, status, meta = run(lab, body, call)
    assert (text, again, status) == ('{"total": 9000}', '{"total": 9000}', 200)
    assert meta == {"httpStatusCode": 200, "requestId": "r", "attempts": 1, "totalRetryDelay": 0}
    assert asked == [("lambda", "Invoke", {"FunctionName": "f", "Payload": '{"a":1}'})]


def test_bytes_dates_and_streams_arrive(lab: Lab) -> None:
    kept: list[Answers] = []

    def call(_service: str, operation: str, params: Answers) -> Answers:
        kept.append(params)
        modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        return {"Body": b"\\x00soup", "LastModified": modified} if operation == "GetObject" else {}

    body = """
  await s3.send(new PutObjectCommand({ Bucket: "b", Key: "k", Body: new Uint8Array([0, 255]), Expires: new Date(0) }));
  const { Body, LastModified } = await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k" }));
  const parts = [];
  for await (const part of Body) parts.push(part);
  return [Buffer.concat(parts).length, await Body.transformToString(), LastModified.toISOString()];"""
    assert run(lab, body, call) == [8, "\\x00soup", "2026-01-01T00:00:00.000Z"]
    assert kept[0]["Body"] == b"\0\xff"
    assert kept[0]["Expires"] == datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def test_an_error_by_its_name(lab: Lab) -> None:
    def call(*_: object) -> Answers:
        raise AwsError("ResourceNotFoundException", "Function not found: f", 404)

    body = """
  try {
    await client.send(new GetFunctionCommand({ FunctionName: "f" }));
  } catch (error) {
    const kinds = [ResourceNotFoundException, LambdaServiceException, Error].map((kind) => error instanceof kind);
    const [head] = error.stack.split("\\n");
    return [error.name, error.message, error.$metadata.httpStatusCode, error.$fault, kinds, head];
  }"""
    assert run(lab, body, call) == [
        "ResourceNotFoundException",
        "Function not found: f",
        404,
        "client",
        [True, True, True],
        "ResourceNotFoundException: Function not found: f",
    ]


def test_an_error_that_nobody_catches_is_the_functions(lab: Lab) -> None:
    def call(*_: object) -> Answers:
        raise AwsError("AccessDeniedException", "User is not authorized", 403)

    seen = lab.run(lab.node(HEAD + "  await client.send(new ListFunctionsCommand({}));\n};"), on_call=call)
    assert seen.status == "error"
    assert '"errorType": "AccessDeniedException", "errorMessage": "User is not authorized"' in seen.payload


def test_pages(lab: Lab) -> None:
    def call(_service: str, _operation: str, params: Answers) -> Answers:
        start = int(params.get("Marker", 0))
        found: Answers = {"Functions": [{"FunctionName": f"f{n}"} for n in range(start, min(start + 2, 5))]}
        return found | ({"NextMarker": str(start + 2)} if start + 2 < 5 else {})

    body = """
  const names = [];
  for await (const page of paginateListFunctions({ client }, {})) names.push(page.Functions.map((f) => f.FunctionName));
  return names;"""
    assert run(lab, body, call) == [["f0", "f1"], ["f2", "f3"], ["f4"]]


def test_a_client_that_has_its_operations_as_methods(lab: Lab) -> None:
    assert run(lab, "  return (await new Lambda().listFunctions({})).Number;") == 1


def test_in_common_js(lab: Lab) -> None:
    source = """
const { SQSClient, SendMessageCommand } = require("@aws-sdk/client-sqs");
const command = new SendMessageCommand({ QueueUrl: "q", MessageBody: "m" });
exports.handler = async () => (await new SQSClient().send(command)).Number;
"""
    assert answer(lab.run(lab.node({"index.js": source}))) == 1
    assert lab.calls == [("sqs", "SendMessage", {"QueueUrl": "q", "MessageBody": "m"})]


@pytest.mark.parametrize(
    "package",
    "client-dynamodb client-eventbridge client-cognito-identity-provider client-cloudwatch-logs client-sfn client-sts"
    " client-iam client-ec2 client-secrets-manager client-api-gateway client-apigatewayv2".split(),
)
def test_the_packages_are_called_as_on_npm(lab: Lab, package: str) -> None:
    source = f"""
import * as sdk from "@aws-sdk/{package}";
export const handler = async () => Object.keys(sdk).filter((name) => /Client$/.test(name)).length;"""
    assert answer(lab.run(lab.node(source), timeout=8)) == 1


def test_a_package_that_does_not_exist(lab: Lab) -> None:
    seen = lab.run(lab.node('import "@aws-sdk/client-nonsense"; export const handler = async () => 1;'))
    assert "Cannot find package '@aws-sdk/client-nonsense' imported from /var/task/index.mjs" in seen.payload


def test_fetch_asks_the_host(lab: Lab) -> None:
    asked: list[Answers] = []

    def call(service: str, operation: str, params: Answers) -> Answers:
        asked.append(params)
        if "silent" in params["Url"]:
            raise NoConnection(params["Url"], 10)
        if "elsewhere" in params["Url"]:
            raise AwsError("NotReachable", "only your own", 403)
        return {"StatusCode": 201, "Headers": {"Content-Type": "application/json"}, "Body": b'{"a": 1}'}

    body = """
  const found = [];
  for (const url of event) {
    try {
      const response = await fetch(url, { method: "post", body: "soup", headers: { "X-A": "b" } });
      found.push([response.status, response.ok, response.headers.get("content-type"), await response.json()]);
    } catch (error) {
      found.push([error.name, error.message, error.cause.message]);
    }
  }
  return found;"""
    urls = ["https://shop.example/menu?day=1", "https://elsewhere.example/", "https://silent.example/"]
    assert run(lab, body, call, urls) == [
        [201, True, "application/json", {"a": 1}],
        ["TypeError", "fetch failed", "only your own"],
        ["TypeError", "fetch failed", "connect ETIMEDOUT https://silent.example/"],
    ]
    assert asked[0] == {"Url": urls[0], "Method": "POST", "Headers": {"x-a": "b"}, "Body": b"soup"}
