"""The readers of environment variables: what they accept, and the sentence with which they refuse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from serverless_lab.environment import Environment, Smtp, host_of

Read = Callable[[Environment], Any]
GOOD: list[tuple[str, Read, Any]] = [
    ("", lambda e: e.flag("X", True), True),
    ("0", lambda e: e.flag("X", True), False),
    (" Yes ", lambda e: e.flag("X", False), True),
    ("", lambda e: e.port("X", 8000), 8000),
    ("65535", lambda e: e.port("X", 8000), 65535),
    ("en", lambda e: e.choice("X", ["ko", "en"], "ko"), "en"),
    ("0.0.0.0", lambda e: e.host("X", "127.0.0.1"), "0.0.0.0"),
    ("::1", lambda e: e.host("X", "127.0.0.1"), "::1"),
    ("https://a.kr, https://b.kr:444/", lambda e: e.origins("X"), ["https://a.kr", "https://b.kr:444"]),
    ("", lambda e: e.origins("X"), []),
    ("https://lab.school.kr/aws/", lambda e: e.endpoint("X"), "https://lab.school.kr/aws"),
    ("http://192.168.0.10:4566", lambda e: e.endpoint("X"), "http://192.168.0.10:4566"),
    ("", lambda e: e.endpoint("X"), ""),
    (
        "https://*.content.school.kr/",
        lambda e: e.content("X", ["https://lab.school.kr"]),
        "https://*.content.school.kr",
    ),
    ("http://192.168.0.10:8080", lambda e: e.content("X", ["http://192.168.0.10:8000"]), "http://192.168.0.10:8080"),
    ("", lambda e: e.content("X", []), ""),
    ("rediss://:secret@cache:6380/1", lambda e: e.redis("X"), "rediss://:secret@cache:6380/1"),
    ("", lambda e: e.postgres("X"), None),
    ("", lambda e: e.smtp("X"), Smtp()),
    ("smtp://relay", lambda e: e.smtp("X"), Smtp("relay", 25)),
    ("smtp://la%40b:p%2Fw@mail.kr", lambda e: e.smtp("X"), Smtp("mail.kr", 587, "la@b", "p/w", starttls=True)),
    ("smtp://a:b@mail.kr:2525/", lambda e: e.smtp("X"), Smtp("mail.kr", 2525, "a", "b", starttls=True)),
    ("smtps://a:b@[::1]", lambda e: e.smtp("X"), Smtp("::1", 465, "a", "b", tls=True)),
    ("", lambda e: e.sender("X"), ""),
    ("lab@school.kr", lambda e: e.sender("X"), "lab@school.kr"),
    ("Serverless Lab <lab@school.kr>", lambda e: e.sender("X"), "Serverless Lab <lab@school.kr>"),
    ("long enough for it", lambda e: e.text("X", at_least=16), "long enough for it"),
]
BAD: list[tuple[str, Read, str]] = [
    ("maybe", lambda e: e.flag("X", True), "must be 1 or 0"),
    ("0", lambda e: e.port("X", 8000), "from 1 to 65535"),
    ("65536", lambda e: e.port("X", 8000), "from 1 to 65535"),
    ("80 80", lambda e: e.port("X", 8000), "from 1 to 65535"),
    ("-1", lambda e: e.port("X", 8000), "from 1 to 65535"),
    ("٣", lambda e: e.port("X", 8000), "from 1 to 65535"),
    ("de", lambda e: e.choice("X", ["ko", "en"], "ko"), "one of ko, en"),
    ("local host", lambda e: e.host("X", "127.0.0.1"), "host name or an IP address"),
    ("short", lambda e: e.text("X", at_least=16), "at least 16 characters; it has 5"),
    ("lab.school.kr", lambda e: e.origins("X"), "must look like https://lab.school.kr"),
    ("https://a.kr/path", lambda e: e.origins("X"), "must look like"),
    ("https://a.kr,http://b.kr", lambda e: e.origins("X"), "not a mixture"),
    ("https://a.kr:port", lambda e: e.origins("X"), "is not an address"),
    ("lab.school.kr/aws", lambda e: e.endpoint("X"), "must look like https://lab.school.kr/aws"),
    ("https://lab.school.kr/cloud", lambda e: e.endpoint("X"), "must look like"),
    ("content.school.kr", lambda e: e.content("X", []), "must look like"),
    ("https://content.school.kr/a", lambda e: e.content("X", []), "must look like"),
    ("https://a.*.school.kr", lambda e: e.content("X", []), "a star can only stand"),
    ("https://*.lab.school.kr", lambda e: e.content("X", ["https://lab.school.kr"]), "neither below LAB_ORIGIN"),
    ("https://*.school.kr", lambda e: e.content("X", ["https://lab.school.kr"]), "neither below LAB_ORIGIN"),
    ("https://a:b@lab.school.kr", lambda e: e.endpoint("X"), "must look like"),
    ("https://lab.school.kr/aws?x=1", lambda e: e.endpoint("X"), "must look like"),
    ("mail.kr:587", lambda e: e.smtp("X"), "must look like smtp://user:password@mail.school.kr:587"),
    ("https://mail.kr", lambda e: e.smtp("X"), "must look like smtp://"),
    ("smtp://user@mail.kr", lambda e: e.smtp("X"), "both user and password or neither"),
    ("smtp://mail.kr?tls=1", lambda e: e.smtp("X"), "must look like smtp://"),
    ("smtp://a:b/c@mail.kr", lambda e: e.smtp("X"), "is not an address"),
    ("smtp://:25", lambda e: e.smtp("X"), "must look like smtp://"),
    ("lab", lambda e: e.sender("X"), "must look like Serverless Lab <lab@school.kr>"),
    ("Lab <lab@x> more", lambda e: e.sender("X"), "must look like"),
    ("a@b@c", lambda e: e.sender("X"), "must look like"),
    ("memcached://x", lambda e: e.redis("X"), "redis://host:6379/0"),
    ("sqlite:///x", lambda e: e.postgres("X"), "Leave it empty to use SQLite"),
    ("postgres://host", lambda e: e.postgres("X"), "must look like postgresql://"),
    ("postgres://host/a/b", lambda e: e.postgres("X"), "must look like postgresql://"),
    ("postgres://host/a?pool=9", lambda e: e.postgres("X"), "options we do not know: pool"),
    ("postgres://host:99999/a", lambda e: e.postgres("X"), "is not an address"),
]


@pytest.mark.parametrize(("value", "read", "expected"), GOOD, ids=[f"{number}" for number in range(len(GOOD))])
def test_accepts(value: str, read: Read, expected: Any) -> None:
    assert read(Environment({"X": value})) == expected


@pytest.mark.parametrize(("value", "read", "sentence"), BAD, ids=[case[0] for case in BAD])
def test_refuses_with_the_name_and_a_sentence(value: str, read: Read, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        read(Environment({"X": value}))
    assert str(caught.value).startswith("X")
    assert sentence in str(caught.value)


def test_postgres_address_is_taken_apart() -> None:
    address = "postgresql://la%40b:p%2Fw@db.example:5433/lab%20one?sslmode=require"
    assert Environment({"X": address}).postgres("X") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "lab one",
        "USER": "la@b",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgres_over_a_socket() -> None:
    found = Environment({"X": "postgres:///lab?host=/run/postgresql"}).postgres("X")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("/run/postgresql", "", "lab")


def test_folder_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    made = Environment({"X": str(tmp_path / "a" / "b")}).folder("X", tmp_path)
    assert made.is_dir()
    assert made.stat().st_mode & 0o077 == 0


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match=r"X: cannot create the folder .*/file/x: Not a directory"):
        Environment({"X": str(tmp_path / "file" / "x")}).folder("X", tmp_path)


@pytest.mark.parametrize(
    ("origin", "host"),
    [("https://lab.school.kr", "lab.school.kr"), ("http://10.0.0.1:8000", "10.0.0.1"), ("http://[::1]:80", "[::1]")],
)
def test_host_of_an_origin(origin: str, host: str) -> None:
    assert host_of(origin) == host
