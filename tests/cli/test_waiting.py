"""Waiters: asked again and again until something is as it should be, on a clock that somebody else turns."""

from typing import Any

from serverless_lab.cli.running import CallRefused, run
from tests.cli.support import asked


class Waited:
    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.seconds: list[int] = []

    def perform(self, *call: Any) -> dict[str, Any]:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def wait(self, seconds: int) -> bool:
        self.seconds.append(seconds)
        return True

    def run(self, line: str):
        return run(asked(line), self.perform, self.wait)


def state(value: str) -> dict[str, Any]:
    return {"Configuration": {"State": value}}


def test_a_waiter_waits():
    absent = CallRefused("NoSuchEntity", "No.", http_status=404)
    waited = Waited(absent, absent, {"User": {}})
    done = waited.run("aws iam wait user-exists --user-name bob")
    assert (done.stdout, done.stderr, done.status, waited.seconds) == ("", "", 0, [1, 1])


def test_a_waiter_fails_when_it_sees_failure():
    waited = Waited(state("Pending"), state("Failed"))
    done = waited.run("aws lambda wait function-active-v2 --function-name f")
    assert (done.status, waited.seconds) == (255, [1])
    assert done.stderr == (
        "\naws: [ERROR]: Waiter FunctionActiveV2 failed: Waiter encountered a terminal failure state: "
        'For expression "Configuration.State" we matched expected path: "Failed"\n'
    )


def test_a_waiter_fails_on_a_refusal_that_it_does_not_expect():
    done = Waited(CallRefused("AccessDenied", "Not you.")).run("aws iam wait user-exists --user-name bob")
    assert done.status == 255
    assert done.stderr == ("\naws: [ERROR]: Waiter UserExists failed: An error occurred (AccessDenied): Not you.\n")


def test_a_waiter_gives_up():
    waited = Waited(*[state("Pending")] * 300)
    done = waited.run("aws lambda wait function-active-v2 --function-name f")
    assert (done.status, len(waited.seconds)) == (255, 299)
    assert done.stderr == (
        "\naws: [ERROR]: Waiter FunctionActiveV2 failed: Max attempts exceeded. Previously accepted state: "
        'For expression "Configuration.State" we matched expected path: "Pending"\n'
    )


def test_a_waiter_gives_up_where_no_time_passes():
    done = run(asked("aws sqs get-queue-url --queue-name q"), lambda *call: {})
    assert done.status == 0
    line = "aws rds wait db-instance-available --db-instance-identifier d"
    done = run(asked(line), lambda *call: {"DBInstances": [{"DBInstanceStatus": "creating"}]})
    assert done.stderr == "\naws: [ERROR]: Waiter DBInstanceAvailable failed: Max attempts exceeded\n"
