"""Which service, and which bucket, a request is for."""

import pytest

from serverless_lab.wire import addressing
from serverless_lab.wire.message import Request


def at(host: str, path: str = "/key", **headers: str) -> Request:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request("GET", path, "", {"host": host} | named, b"")


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("menu.s3.ap-northeast-2.amazonaws.com", "/menu/key"),
        ("menu.photos.s3.amazonaws.com", "/menu.photos/key"),
        ("menu.s3-ap-northeast-2.amazonaws.com:443", "/menu/key"),
        ("menu.localhost:4566", "/menu/key"),
        ("menu.s3.localhost:4566", "/menu/key"),
        ("s3.ap-northeast-2.amazonaws.com", "/key"),
        ("localhost:4566", "/key"),
        ("127.0.0.1:4566", "/key"),
    ],
)
def test_a_bucket_in_the_host(host: str, path: str) -> None:
    assert addressing.in_path_style(at(host)).path == path


@pytest.mark.parametrize(
    ("request_", "service"),
    [
        (at("127.0.0.1", x_amz_target="Logs_20140328.DescribeLogGroups"), "logs"),
        (at("sts.ap-northeast-2.amazonaws.com"), "sts"),
        (at("iam.amazonaws.com"), "iam"),
        (at("elasticfilesystem.ap-northeast-2.amazonaws.com"), "efs"),
        (at("menu.s3.amazonaws.com"), "s3"),
        (at("127.0.0.1"), None),
    ],
)
def test_the_service_of_an_unsigned_call(request_: Request, service: str | None) -> None:
    assert addressing.unsigned_service(request_) == service


@pytest.mark.parametrize(
    ("path", "after"), [("/aws", "/"), ("/aws/", "/"), ("/aws/b/k", "/b/k"), ("/awsome", "/awsome"), ("/", "/")]
)
def test_below_aws(path: str, after: str) -> None:
    assert addressing.at_root(at("a", path)).path == after
