"""Function URLs over a socket: how a request reaches a function, and how its answer comes back."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import LazySettings

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import JournalEntry
from serverless_lab.engine.services.lambda_.errors.urls import FORBIDDEN
from tests.content.conftest import Make, Site, Url
from tests.sandbox.host import FakeHost


@pytest.fixture
def url(make: Make) -> Url:
    return make()


def last(url: Url) -> JournalEntry:
    return JournalEntry.objects.filter(account=url.account, operation="InvokeFunctionUrl").latest("position")


def test_a_request_becomes_an_event(url: Url) -> None:
    heard = url.ask("GET", "/orders/7%2F8?dish=soup&dish=rice", x_order="1", cookie="lab_session=s; taste=mild")
    event = heard.told
    assert heard.status == 200
    assert heard.headers["content-type"] == "application/json"
    assert heard.headers["x-amzn-requestid"] == event["requestContext"]["requestId"]
    assert (event["rawPath"], event["rawQueryString"]) == ("/orders/7%2F8", "dish=soup&dish=rice")
    assert event["queryStringParameters"] == {"dish": "soup,rice"}
    assert event["cookies"] == ["taste=mild"]
    told = event["headers"]
    assert (told["host"], told["x-order"]) == (url.host, "1")
    assert (told["x-forwarded-proto"], told["x-forwarded-port"]) == ("http", str(url.site.port))
    assert told["x-forwarded-for"] == event["requestContext"]["http"]["sourceIp"] == "203.0.113.25"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_every_method_reaches_the_function(url: Url, method: str) -> None:
    heard = url.ask(method, "/", {"answer": {"statusCode": 201, "body": method}})
    assert (heard.status, heard.body) == (201, method.encode())


def test_head_is_answered_without_a_body(url: Url) -> None:
    heard = url.ask("HEAD")
    assert (heard.status, heard.body) == (200, b"")
    assert int(heard.headers["content-length"]) > 100


def test_a_whole_response(url: Url) -> None:
    told = {
        "statusCode": 418,
        "headers": {"Content-Type": "text/html; charset=utf-8", "X-Dish": "만두"},
        "cookies": ["a=1; Domain=localhost", "b=2"],
        "body": "<h1>만두</h1>",
    }
    heard = url.ask("POST", "/", {"answer": told})
    assert (heard.status, heard.body.decode()) == (418, "<h1>만두</h1>")
    assert [value for name, value in heard.pairs if name == "set-cookie"] == ["a=1", "b=2"]
    assert heard.headers["content-type"] == "text/html; charset=utf-8"
    assert heard.headers["x-dish"].encode("latin-1").decode() == "만두"


def test_by_path_where_no_host_name_leads_here(url: Url) -> None:
    event = url.shared("GET", "/orders?a=1", cookie="taste=mild").told
    assert (event["rawPath"], event["rawQueryString"]) == ("/orders", "a=1")
    assert "cookies" not in event
    told = {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "cookies": ["a=1"], "body": "<script>"}
    heard = url.shared("POST", "/", {"answer": told})
    assert "set-cookie" not in heard.headers
    assert heard.headers["content-security-policy"].startswith("sandbox ")


def test_it_is_in_the_journal(url: Url) -> None:
    heard = url.ask("GET", "/orders")
    entry = last(url)
    assert (entry.face, entry.service, entry.region, entry.code) == ("url", "lab", "ap-northeast-2", "")
    assert entry.started == heard.headers["x-amzn-requestid"]
    assert '"kind":"anonymous"' in entry.caller
    ended = JournalEntry.objects.get(account=url.account, operation="FinishInvocation")
    assert (ended.cause, ended.step) == (entry.started, entry.position)
    assert "REPORT RequestId: " + entry.started in str(lab.look(url.account).cloud.state.parts["logs/ap-northeast-2"])


@pytest.mark.parametrize("told", [{"status": "error"}, {"status": "timeout"}, {"answer": {"statusCode": "soup"}}])
def test_what_goes_wrong_inside(url: Url, told: dict[str, object]) -> None:
    heard = url.ask("POST", "/", told)
    assert (heard.status, heard.body) == (502, b"Internal Server Error")
    assert len(heard.headers["x-amzn-requestid"]) == 36


@pytest.mark.parametrize("without", [0, 1])
def test_a_policy_must_let_everybody_in_twice(make: Make, without: int) -> None:
    url = make(open_to="")
    url.let_in("*", without=without)
    heard = url.ask()
    assert (heard.status, heard.told) == (403, {"Message": FORBIDDEN})
    assert heard.headers["x-amzn-errortype"] == "AccessDeniedException"
    assert last(url).code == "AccessDenied"


@pytest.mark.parametrize(
    "host",
    [
        f"{'a' * 32}.lambda-url.ap-northeast-2.localhost",
        "{id}.lambda-url.us-east-1.localhost",
    ],
)
def test_an_address_of_nobody(url: Url, host: str) -> None:
    heard = url.site.ask("GET", "/", host=host.format(id=url.id))
    assert (heard.status, heard.body) == (403, b'{"Message":null}')
    assert heard.headers["x-amzn-errortype"] == "AccessDeniedException"
    assert heard.headers["content-type"] == "application/json"


def test_the_host_may_be_that_of_aws(url: Url) -> None:
    assert url.site.ask("GET", "/", host=f"{url.id}.lambda-url.ap-northeast-2.on.aws").status == 200


def test_what_is_no_url_at_all(site: Site) -> None:
    assert (site.ask("GET", "/").status, site.ask("GET", "/_lab/health").status) == (404, 200)


def test_it_is_gone_when_deleted_and_back_when_undone(url: Url) -> None:
    lab.call(url.account, "lambda", "DeleteFunctionUrlConfig", {"FunctionName": "web-fn"})
    assert (url.ask().status, url.ask().body) == (403, b'{"Message":null}')
    lab.undo(url.account)
    assert url.ask().status == 200
    lab.reset(url.account)
    assert url.ask().status == 403


def test_a_change_counts_at_once(url: Url) -> None:
    assert url.ask().status == 200
    lab.call(url.account, "lambda", "UpdateFunctionUrlConfig", {"FunctionName": "web-fn", "AuthType": "AWS_IAM"})
    assert url.ask().status == 403


def test_cors_without_a_call(make: Make, host: FakeHost) -> None:
    url = make(Cors={"AllowOrigins": ["https://shop.example"], "AllowMethods": ["POST"], "MaxAge": 60})
    heard = url.ask("OPTIONS", origin="https://shop.example", access_control_request_method="POST")
    assert (heard.status, heard.body) == (200, b"")
    assert heard.headers["access-control-allow-origin"] == "https://shop.example"
    assert heard.headers["access-control-max-age"] == "60"
    assert host.ran == []
    told = {"answer": {"statusCode": 200, "headers": {"Access-Control-Allow-Origin": "*"}}}
    both = url.ask("POST", "/", told, origin="https://shop.example")
    allowed = [value for name, value in both.pairs if name == "access-control-allow-origin"]
    assert allowed == ["*", "https://shop.example"]


def test_cors_of_a_refusal_and_none_for_strangers(make: Make) -> None:
    url = make(open_to="", Cors={"AllowOrigins": ["https://shop.example"]})
    assert url.ask(origin="https://shop.example").headers["access-control-allow-origin"] == "https://shop.example"
    assert "access-control-allow-origin" not in url.ask(origin="https://evil.example").headers


def test_two_at_once_are_two_runs(url: Url, host: FakeHost) -> None:
    both = threading.Barrier(2, timeout=10)
    host.on_run = lambda job: both.wait()
    with ThreadPoolExecutor(2) as pool:
        heard = list(pool.map(lambda number: url.ask("GET", f"/{number}"), range(2)))
    assert {each.told["rawPath"] for each in heard} == {"/0", "/1"}
    assert len({job.work.environment_id for job in host.ran}) == 2


def test_more_at_once_than_a_learner_may(url: Url, host: FakeHost, settings: LazySettings) -> None:
    settings.LAB_URL_CALLS_AT_ONCE = 1
    begun, go_on = threading.Event(), threading.Event()

    def wait(_job: object) -> None:
        begun.set()
        go_on.wait(10)

    host.on_run = wait
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(url.ask)
        begun.wait(10)
        entries = JournalEntry.objects.filter(account=url.account).count()
        second = url.ask()
        assert JournalEntry.objects.filter(account=url.account).count() == entries
        go_on.set()
        assert (first.result().status, second.status) == (200, 429)
    assert second.told == {
        "Reason": "ConcurrentInvocationLimitExceeded",
        "Type": "User",
        "message": "Rate Exceeded.",
    }


def test_more_in_a_row_than_a_learner_may(url: Url, settings: LazySettings) -> None:
    settings.LAB_URL_CALLS, settings.LAB_URL_SECONDS_PER_CALL = 2, 3600
    assert [url.ask().status for _ in range(3)] == [200, 200, 429]
    assert JournalEntry.objects.filter(account=url.account, operation="InvokeFunctionUrl").count() == 2


def test_a_body_at_the_limit_and_one_over(url: Url, settings: LazySettings) -> None:
    settings.LAB_URL_BODY_BYTES = 2000
    assert url.ask("POST", "/", '{"answer": 1' + " " * 1987 + "}", content_type="application/json").status == 200
    heard = url.ask("POST", "/", '{"answer": 1' + " " * 1988 + "}", content_type="application/json")
    assert (heard.status, heard.told) == (413, {"Message": "Request Entity Too Large"})


def test_an_event_that_is_larger_than_its_body(url: Url) -> None:
    heard = url.ask("POST", "/", b"\x00" * (5 << 20))
    assert (heard.status, heard.told) == (413, {"Message": "Request Entity Too Large"})
    assert last(url).code == "RequestTooLargeException"


def test_too_much_in_the_headers(url: Url, settings: LazySettings) -> None:
    settings.LAB_URL_HEADER_BYTES = 1000
    assert url.ask(x_order="a" * 500).status == 200
    assert url.ask(x_order="a" * 1000).status == 431
    assert url.ask(**{"x" * 257: "a"}).status == 431


def test_a_function_that_is_switched_off(url: Url) -> None:
    params = {"FunctionName": "web-fn", "ReservedConcurrentExecutions": 0}
    lab.call(url.account, "lambda", "PutFunctionConcurrency", params)
    assert url.ask().status == 429


def test_an_account_that_is_full(url: Url, settings: LazySettings) -> None:
    settings.LAB_ACCOUNT_ENTRIES = 1
    assert url.ask().status == 503


def test_a_copy_in_other_hands_does_not_take_the_address(url: Url) -> None:
    other = Learner.objects.create_user("bada", password="a long password 2")
    copy = lab.import_account(other, lab.export_account(url.account))
    lab.call(copy, "lambda", "UpdateFunctionUrlConfig", {"FunctionName": "web-fn", "AuthType": "AWS_IAM"})
    assert url.ask().status == 200
    url.account.owner.delete()
    assert url.ask().status == 403


def test_of_copies_in_the_same_hands_the_main_one_answers(url: Url) -> None:
    copy = lab.fork(url.account, lab.position(url.account.pk)[0])
    url.ask("GET", "/first")
    assert last(url).account_id == url.account.pk
    lab.make_main(url.account.owner, copy)
    url.ask("GET", "/second")
    assert JournalEntry.objects.filter(account=copy, operation="InvokeFunctionUrl").count() == 1
