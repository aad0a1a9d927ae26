"""The lives whose journals are stored in corpus/: played only to record them anew, never to check them."""

from collections.abc import Callable

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.sandbox.conftest import Wall, allow, create, invoke
from tests.sandbox.host import FakeHost


def change(account: Account, **params: object) -> None:
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", **params})


def first_steps(account: Account, host: FakeHost, wall: Wall) -> None:
    """What a first lesson leaves behind: cold, warm, every kind of failure, undone and redone."""
    create(account)
    lab.call(account, "lambda", "CreateFunction", {"FunctionName": "order-fn"})
    lab.call(account, "lambda", "MakeDumplings", {"Filling": "kimchi", "$bytes": b"\x00\xff"}, face="terminal")
    for status in ("ok", "ok", "error", "timeout", "out_of_memory", "exited", "init_error", "ok"):
        invoke(account, {"status": status, "text": f"about to be {status}\n", "ms": 12.345}, LogType="Tail")
        wait(wall, 2.5)
    lab.call(account, "logs", "FilterLogEvents", {"logGroupName": "/aws/lambda/order-fn"})
    change(account, MemorySize=64)
    change(account, MemorySize=512)
    invoke(account)
    lab.undo(account)
    lab.undo(account)
    lab.redo(account)
    lab.undo(account)
    change(account, Timeout=30)
    invoke(account, {"answer": "주문 만두" * 10})
    lab.advance_to_next(account)
    invoke(account)
    lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn", "Payload": b"not json"})


def queue(account: Account, host: FakeHost, wall: Wall) -> None:
    """Asynchronous events: accepted, retried, dropped, forgotten with their function; the clock at every speed."""
    create(account)
    invoke(account, {"answer": 1}, InvocationType="Event")
    invoke(account, {"status": "error", "text": "no\n"}, InvocationType="Event")
    lab.advance(account, 30)
    lab.set_rate(account, 0)
    wait(wall, 500)
    lab.set_rate(account, 7)
    lab.set_rate(account, 60)
    wait(wall, 2)
    lab.settle(account.pk)
    lab.set_rate(account, 3600)
    wait(wall, 1)
    lab.settle(account.pk)
    lab.set_rate(account, 1)
    invoke(account, {"status": "unavailable"}, InvocationType="Event")
    lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    lab.advance(account, 86_400)
    lab.advance(account, 500 * 86_400)


def roles(account: Account, host: FakeHost, wall: Wall) -> None:
    """Functions that call their account, allowed and not, and each other."""
    create(account)
    create(account, "kitchen-fn", Environment={"Variables": {"TABLE": "orders"}})
    listing = {"call": ["lambda", "ListFunctions", {}]}
    invoke(account, listing)
    allow(account, "lambda:ListFunctions", "lambda:InvokeFunction")
    invoke(account, listing)
    invoke(account, {"call": ["lambda", "Invoke", {"FunctionName": "kitchen-fn", "Payload": '{"answer": 7}'}]})
    invoke(account, {"call": ["lambda", "Invoke", {"FunctionName": "kitchen-fn", "InvocationType": "Event"}]})
    invoke(account, {"call": ["lab", "SetClockRate", {"Rate": 60}]})
    invoke(account, {"call": ["lambda", "MakeDumplings", {}]})
    document = '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "logs:*", "Resource": "*"}]}'
    params = {"RoleName": "lambda-basic-role", "PolicyName": "silence", "PolicyDocument": document}
    lab.call(account, "iam", "PutRolePolicy", params)
    invoke(account, {"text": "nobody will read this\n"})
    lab.reset(account)
    create(account, "new-fn")
    lab.undo(account)
    lab.undo(account)


def losses(account: Account, host: FakeHost, wall: Wall) -> None:
    """Processes that are gone, runs that were never reported, many calls at once, an action while code runs."""
    create(account)
    lab.invoke_together(account, "order-fn", b'{"answer": 1}', 3)
    host.processes.clear()
    invoke(account)
    host.began = wall()
    host.processes.clear()
    invoke(account, InvocationType="Event")
    host.processes = dict.fromkeys(host.processes, "another past#1")
    invoke(account)
    invoke(account, {"status": "unavailable"})
    _break_off(account, host)
    wait(wall, 94)
    invoke(account)
    host.on_run = lambda job: _act_while_running(account, host)
    invoke(account)
    lab.undo(account)
    _break_off(account, host)
    wait(wall, 200)
    lab.settle(account.pk)


def _break_off(account: Account, host: FakeHost) -> None:
    def broken(job: object) -> None:
        host.on_run = None
        raise KeyboardInterrupt

    host.on_run = broken
    try:
        invoke(account)
    except KeyboardInterrupt:
        return
    raise AssertionError("the run did not break off")


def _act_while_running(account: Account, host: FakeHost) -> None:
    host.on_run = None
    change(account, Description="changed while it ran")


def wait(wall: Wall, seconds: float) -> None:
    wall.wait(seconds)


LIVES: dict[str, Callable[[Account, FakeHost, Wall], None]] = {
    "first_steps": first_steps,
    "queue": queue,
    "roles": roles,
    "losses": losses,
}
