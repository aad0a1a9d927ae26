"""Code is downloaded from the address that GetFunction and GetLayerVersion give, for ten minutes and by GET alone."""

import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.core import signing

from lessons.sandbox import keys
from lessons.sandbox.models import Account, JournalEntry
from tests.engine.support import zipped
from tests.wire.conftest import Clients
from tests.wire.test_functions_read import made


def status(url: str, method: str = "GET") -> int:
    try:
        return int(urlopen(Request(url, method=method)).status)
    except HTTPError as error:
        return error.code


def test_the_address_gives_the_zip(root: keys.RootKey, account: Account, client: Clients, endpoint: str) -> None:
    speaks = client("lambda", root)
    made(speaks, account)
    location = speaks.get_function(FunctionName="order-fn")["Code"]["Location"]
    assert location.startswith(f"{endpoint}/_code/")
    entries = JournalEntry.objects.count()
    with urlopen(location) as answer:
        assert (answer.read(), answer.headers["content-type"]) == (zipped(), "application/zip")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert JournalEntry.objects.count() == entries
    assert [status(location, each) for each in ("HEAD", "POST", "DELETE")] == [200, 405, 405]


def test_layers_have_one_too(root: keys.RootKey, client: Clients) -> None:
    speaks = client("lambda", root)
    published: Any = speaks.publish_layer_version(LayerName="prices", Content={"ZipFile": zipped(name="python/a.py")})
    found = speaks.get_layer_version(LayerName="prices", VersionNumber=1)
    by_arn = speaks.get_layer_version_by_arn(Arn=published["LayerVersionArn"])
    for told in (published, found, by_arn):
        assert urlopen(told["Content"]["Location"]).read() == zipped(name="python/a.py")


def test_an_address_ends_and_cannot_be_made_up(
    root: keys.RootKey, account: Account, client: Clients, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks = client("lambda", root)
    made(speaks, account)
    location = speaks.get_function(FunctionName="order-fn")["Code"]["Location"]
    token = location.rpartition("/")[2]
    payload, stamp, _signature = token.rsplit(":", 2)
    other = signing.dumps([str(account.pk), "0" * 64], salt="code")
    forged = signing.dumps([str(account.pk), "0" * 64], salt="something else")
    for each in (f"{token}x", f"{payload}:{stamp}:x", "", "..", other, forged, f"{payload}"):
        assert status(f"{endpoint}/_code/{each}") == 403, each
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 580)
    assert status(location) == 200
    monkeypatch.setattr("time.time", lambda: now + 620)
    assert status(location) == 403


def test_below_aws_the_address_is_below_it_as_well(
    root: keys.RootKey, account: Account, client: Clients, endpoint: str
) -> None:
    speaks = client("lambda", root, address=f"{endpoint}/aws")
    made(speaks, account)
    location = speaks.get_function(FunctionName="order-fn")["Code"]["Location"]
    assert (location.startswith(f"{endpoint}/aws/_code/"), status(location)) == (True, 200)
