"""The gallery of sample events: sound, complete, told apart, and named in both languages."""

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lessons.courseware.text import sentence
from lessons.functions.forms import EventForm
from lessons.functions.samples import table
from lessons.functions.samples.recognise import names, source_of
from lessons.functions.samples.sample import ASYNCHRONOUS, KINDS, POLLED, SYNCHRONOUS, Sample
from lessons.functions.samples.table import SAMPLES
from serverless_lab.engine import numbers
from tests.courseware.content import is_complete
from tests.engine.support import REGION, Life

every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
ACCOUNT = "123456789012"


def test_there_is_one_for_every_source_the_curriculum_names() -> None:
    assert [(sample.id, sample.kind) for sample in SAMPLES] == [
        *(
            (name, SYNCHRONOUS)
            for name in "alb cognito lex alexa api-gateway api-gateway-v1 function-url cloudfront firehose".split()
        ),
        ("step-functions", SYNCHRONOUS),
        *((name, ASYNCHRONOUS) for name in "s3 sns ses cloudformation cloudwatch-logs eventbridge codecommit".split()),
        *((name, ASYNCHRONOUS) for name in "config iot iot-events codepipeline".split()),
        *((name, POLLED) for name in ("sqs", "dynamodb")),
    ]
    assert {kind.id for kind in KINDS} == {sample.kind for sample in SAMPLES}


def test_every_file_is_in_the_table_and_no_two_are_alike() -> None:
    for pattern in ("*.json", "starters/*.py", "fields/*.toml"):
        assert {path.stem for path in Path(table.__file__).parent.glob(pattern)} == {sample.id for sample in SAMPLES}
    assert len({sample.body for sample in SAMPLES}) == len({sample.source for sample in SAMPLES}) == len(SAMPLES)
    assert [table.find(sample.id) for sample in SAMPLES] == list(SAMPLES)
    assert table.find("fax") is None


@every_sample
def test_it_can_be_kept_and_sent(sample: Sample) -> None:
    assert EventForm({"name": sample.id, "body": sample.body}).is_valid()
    assert len(sample.body.encode()) < numbers.LAMBDA_ASYNC_PAYLOAD_BYTES
    assert sample.body == json.dumps(sample.event, ensure_ascii=False, indent=2) + "\n"


@every_sample
def test_its_marks_tell_it_from_all_others(sample: Sample) -> None:
    assert source_of(sample.event) is sample
    assert [each.id for each in SAMPLES if each is not sample and source_of(each.event) is sample] == []
    for word in sample.called:
        assert names({"source": word}, sample)


@every_sample
def test_it_is_told_in_both_languages(sample: Sample) -> None:
    for text in (sample.about, *([sample.note] if sample.note else [])):
        assert set(text) == {"en", "ko"}
        assert re.search("[가-힣]", text["ko"])
        assert not re.search("[가-힣]", text["en"])
        assert all("!" not in said and sentence(said).strip() for said in text.values())


def test_every_kind_says_how_its_events_arrive() -> None:
    for kind in KINDS:
        assert all(set(text) == {"en", "ko"} for text in (kind.name, kind.arrives))
        assert re.search("[가-힣]", kind.name["ko"] + kind.arrives["ko"])


@pytest.mark.parametrize(
    ("sample_id", "said"),
    [
        ("codecommit", "closed to new customers in 2024"),
        ("iot-events", "ended IoT Events in May 2026"),
        ("lex", "ended in September 2025"),
        ("alexa", "limited to some countries"),
        ("firehose", "until 2024"),
        ("eventbridge", "is its older name"),
    ],
)
def test_what_has_changed_since_is_said(sample_id: str, said: str) -> None:
    assert said in table.find(sample_id).note["en"]


@every_sample
def test_accounts_and_regions_are_the_courses_own(sample: Sample) -> None:
    arns = re.findall(r"arn:aws:([a-z0-9-]+):([a-z0-9-]*):(\d*):", sample.body)
    regions = {"iam": "", "s3": ""}
    assert {(region, account) for service, region, account in arns if service not in regions} <= {
        ("ap-northeast-2", ACCOUNT)
    }
    assert set(re.findall(r"(?<![\d.-])\d{12}(?!\d)", sample.body)) <= {ACCOUNT}


def event_of(sample_id: str) -> Any:
    sample = table.find(sample_id)
    return sample.event


def test_the_log_data_really_decodes() -> None:
    data = json.loads(gzip.decompress(base64.b64decode(event_of("cloudwatch-logs")["awslogs"]["data"])))
    assert (data["messageType"], data["owner"]) == ("DATA_MESSAGE", ACCOUNT)
    assert [event["message"][:5] for event in data["logEvents"]] == ["LATE ", "LATE "]
    assert Counter(map(len, (event["id"] for event in data["logEvents"]))) == {56: 2}


def test_what_is_packed_inside_is_sound() -> None:
    (message,) = event_of("sqs")["Records"]
    assert hashlib.md5(message["body"].encode()).hexdigest() == message["md5OfBody"]
    assert [json.loads(base64.b64decode(record["data"]))["page"] for record in event_of("firehose")["records"]] == [
        "/menu",
        "/orders",
    ]
    assert json.loads(event_of("config")["invokingEvent"])["messageType"] == "ConfigurationItemChangeNotification"
    assert json.loads(event_of("api-gateway")["body"]) == {"item": "dumplings", "count": 2}
    assert json.loads(event_of("sns")["Records"][0]["Sns"]["Message"])["order"] == "A-1042"


@pytest.mark.parametrize("event", [None, 1, "Records", [], {}, {"Records": []}, {"Records": {}}, {"Records": [None]}])
def test_an_event_of_no_source_is_of_none(event: Any) -> None:
    assert source_of(event) is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"source": "aws:s3"}, "s3"),
        ("Amazon SQS", "sqs"),
        ({"source": "AWS IoT Events"}, "iot-events"),
        ({"source": "iot"}, "iot"),
        ({"source": "Alexa"}, "alexa"),
        ({"source": "s3 or sqs"}, None),
        ({"source": "unknown"}, None),
        ({"source": None}, None),
        ({"from": "s3"}, None),
        ({"source": "s3" + "." * 80}, None),
        (3, None),
    ],
)
def test_an_answer_names_one_source_or_none(answer: Any, expected: str | None) -> None:
    assert [sample.id for sample in SAMPLES if names(answer, sample)] == ([expected] if expected else [])


def test_what_is_common_to_two_names_both() -> None:
    found = [sample.id for sample in SAMPLES if names("API Gateway", sample)]
    assert found == ["api-gateway", "api-gateway-v1"]
    assert [sample.id for sample in SAMPLES if names("Amazon API Gateway, REST API", sample)] == ["api-gateway-v1"]


def leaves(thing: Any, path: str = "") -> Iterator[str]:
    """The paths of everything that holds nothing more, as fields name them."""
    if isinstance(thing, dict) and thing:
        for key, value in thing.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(thing, list) and thing:
        for place, value in enumerate(thing):
            yield from leaves(value, f"{path}[{place}]")
    else:
        yield path


def within(leaf: str, path: str) -> bool:
    return leaf == path or leaf.startswith((f"{path}.", f"{path}["))


@every_sample
def test_every_field_is_explained_by_itself_or_with_its_group(sample: Sample) -> None:
    found = list(leaves(sample.event))
    assert [leaf for leaf in found if not any(within(leaf, path) for path in sample.fields)] == []
    assert [path for path in sample.fields if not any(within(leaf, path) for leaf in found)] == []


@every_sample
def test_fields_and_answers_are_told_in_both_languages(sample: Sample) -> None:
    told = [sample.answer, *sample.fields.values()]
    assert [text for text in told if not is_complete(text)] == []
    assert [text for text in told if not re.search("[가-힣]", text["ko"]) or re.search("[가-힣]", text["en"])] == []


@every_sample
def test_a_starter_is_short_and_has_the_handler_that_a_new_function_is_given(sample: Sample) -> None:
    assert "def lambda_handler(event, context):" in sample.starter
    assert len(sample.starter.splitlines()) <= 30
    compile(sample.starter, f"{sample.id}.py", "exec")


def test_the_sample_of_sns_has_the_members_that_sns_sends() -> None:
    life = Life()
    life.create()
    topic = life.call("sns", "CreateTopic", {"Name": "order-ready"}).answer["TopicArn"]  # type: ignore[index]
    permission = {"StatementId": "topic", "Action": "lambda:InvokeFunction", "Principal": "sns.amazonaws.com"}
    life.call("lambda", "AddPermission", {"FunctionName": "order-fn"} | permission)
    target = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
    life.call("sns", "Subscribe", {"TopicArn": topic, "Protocol": "lambda", "Endpoint": target})
    kind = {"kind": {"DataType": "String", "StringValue": "takeaway"}}
    life.call("sns", "Publish", {"TopicArn": topic, "Message": "{}", "Subject": "ready", "MessageAttributes": kind})
    (work,) = life.call("lab", "Tick").work
    sent = json.loads(life.cloud.bodies.get(work.event_digest))
    assert members(sent) == members(event_of("sns"))


def members(value: Any) -> Any:
    """Names in their order, without what they hold."""
    if isinstance(value, dict):
        return [(name, members(each)) for name, each in value.items()]
    return [members(each) for each in value] if isinstance(value, list) else type(value).__name__
