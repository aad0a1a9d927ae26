"""Lines carried out by a host that stands in for the cloud."""

from datetime import UTC, datetime

from serverless_lab.cli.commands import Call
from serverless_lab.cli.reading import read, words
from serverless_lab.cli.running import CallRefused, run


class NoFiles:
    def read(self, name: str) -> bytes:
        raise KeyError(name)


def test_a_simple_command():
    asked = []

    def perform(*call):
        asked.append(call)
        return {"User": {"UserName": "bob", "CreateDate": datetime(2026, 3, 1, 9, tzinfo=UTC)}}

    call = read(words("aws iam create-user --user-name bob")[1:], NoFiles(), "us-east-1")
    assert call == Call("iam", "iam", "CreateUser", {"UserName": "bob"}, "us-east-1")
    done = run(call, perform)
    assert asked == [("iam", "CreateUser", {"UserName": "bob"}, "us-east-1")]
    assert done.stdout == (
        '{\n    "User": {\n        "UserName": "bob",\n        "CreateDate": "2026-03-01T09:00:00+00:00"\n    }\n}\n'
    )
    assert (done.stderr, done.status, done.files) == ("", 0, {})


def test_a_refusal():
    def perform(*call):
        raise CallRefused("NoSuchEntity", "The user with name bob cannot be found.")

    done = run(read(["iam", "get-user", "--user-name", "bob"], NoFiles(), "us-east-1"), perform)
    assert done.stderr == (
        "\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the GetUser operation: "
        "The user with name bob cannot be found.\n"
    )
    assert (done.stdout, done.status) == ("", 254)
