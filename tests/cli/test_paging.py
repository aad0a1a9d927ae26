"""Commands that ask for page after page, and print them as one answer."""

from typing import Any

from serverless_lab.cli.running import CallRefused
from tests.cli.support import ran


def names(*listed: str) -> list[dict[str, str]]:
    return [{"UserName": name} for name in listed]


class Users:
    """`ListUsers` in pages of two, or of what is asked for."""

    def __init__(self, *listed: str) -> None:
        self.users = names(*listed)
        self.calls: list[dict[str, Any]] = []

    def __call__(self, service: str, operation: str, params: dict[str, Any], region: str) -> dict[str, Any]:
        assert (service, operation, region) == ("iam", "ListUsers", "us-east-1")
        self.calls.append(params)
        start, size = int(params.get("Marker", 0)), params.get("MaxItems", 2)
        more = start + size < len(self.users)
        answer = {"Users": self.users[start : start + size], "IsTruncated": more}
        return answer | ({"Marker": str(start + size)} if more else {})


def test_all_pages_are_one_answer():
    users = Users(*"abcde")
    done = ran("aws iam list-users --query 'Users[].UserName' --output json", users)
    assert done.stdout == '[\n    "a",\n    "b",\n    "c",\n    "d",\n    "e"\n]\n'
    assert users.calls == [{}, {"Marker": "2"}, {"Marker": "4"}]


def test_text_is_printed_page_by_page():
    done = ran("aws iam list-users --query 'Users[].UserName' --output text", Users(*"abcde"))
    assert done.stdout == "a\tb\nc\td\ne\n"


def test_a_stream_has_the_pages_as_they_came():
    done = ran("aws iam list-users --output yaml-stream", Users(*"abc"))
    assert done.stdout == (
        "- IsTruncated: true\n  Marker: '2'\n  Users:\n  - UserName: a\n  - UserName: b\n"
        "- IsTruncated: false\n  Users:\n  - UserName: c\n"
    )
    shown = ran("aws iam list-users --output yaml-stream --query 'Users[].UserName'", Users(*"abc")).stdout
    assert shown == "- - a\n  - b\n- - c\n"


def test_a_part_of_the_pages_and_the_rest():
    users = Users(*"abcde")
    done = ran("aws iam list-users --max-items 3 --query '[Users[].UserName, NextToken]' --output json", users)
    token = "eyJNYXJrZXIiOiAiMiIsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9"
    assert done.stdout == f'[\n    [\n        "a",\n        "b",\n        "c"\n    ],\n    "{token}"\n]\n'
    rest = ran(f"aws iam list-users --starting-token {token} --query 'Users[].UserName' --output text", users)
    assert rest.stdout == "d\ne\n"
    text = ran("aws iam list-users --max-items 3 --output text", users).stdout
    assert text == f"USERS\ta\nUSERS\tb\nUSERS\tc\nNEXTTOKEN\t{token}\n"


def test_one_page_alone():
    users = Users(*"abc")
    done = ran("aws iam list-users --no-paginate --query '[IsTruncated, Marker]' --output text", users)
    assert (done.stdout, users.calls) == ("True\t2\n", [{}])


def test_the_size_of_a_page():
    users = Users(*"abc")
    ran("aws iam list-users --page-size 1", users)
    assert users.calls == [{"MaxItems": 1}, {"MaxItems": 1, "Marker": "1"}, {"MaxItems": 1, "Marker": "2"}]


def test_no_items_at_all_are_warned_of():
    done = ran("aws iam list-users --max-items 0", Users("a"))
    assert done.stderr == "warning: Non-positive values for --max-items may result in undefined behavior.\n"


def test_pages_that_go_round_are_given_up():
    def perform(*call: Any) -> dict[str, Any]:
        return {"Users": [], "IsTruncated": True, "Marker": "m"}

    done = ran("aws iam list-users", perform)
    assert done.status == 255
    assert done.stderr == (
        "\naws: [ERROR]: Error during pagination: The same next token was received twice: {'Marker': 'm'}\n"
    )


def test_a_refusal_on_a_later_page_prints_nothing():
    users = Users(*"abc")

    def perform(*call: Any) -> dict[str, Any]:
        if users.calls:
            raise CallRefused("Throttling", "Rate exceeded")
        return users(*call)

    done = ran("aws iam list-users --output text", perform)
    assert (done.stdout, done.status) == ("", 254)
