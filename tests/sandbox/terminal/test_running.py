"""A line carried out: journaled as whoever acts, undone like any step, limited, and nothing is done by a refusal."""

import json

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from lessons.sandbox import lab, terminal
from lessons.sandbox.models import Account, JournalEntry, TerminalLine
from lessons.sandbox.terminal import Desk, gloss
from lessons.sandbox.terminal.running import _at_work
from tests.sandbox.conftest import create
from tests.sandbox.terminal.conftest import Type

pytestmark = pytest.mark.django_db
PASSWORD = "Dumplings-4-all"


def users(account: Account) -> list[str]:
    return [user.name for user in lab.look(account).state.parts["iam/"].users.values()]


def test_a_call_is_an_entry_of_the_journal_and_undone_like_any_step(typed: Type, account: Account) -> None:
    line = typed("aws iam create-user --user-name mina")
    assert (line.status, line.stderr, line.who) == (0, "", "root")
    assert json.loads(line.stdout)["User"]["UserName"] == "mina"
    entry = JournalEntry.objects.get(account=account, position=line.position)
    assert (entry.face, entry.service, entry.operation, entry.region) == (
        "terminal",
        "iam",
        "CreateUser",
        "us-east-1",
    )
    assert users(account) == ["mina"]
    assert typed("undo").status == 0
    assert users(account) == []
    assert typed("redo").status == 0
    assert users(account) == ["mina"]


def test_a_function_is_put_into_a_vpc(typed: Type, account: Account) -> None:
    create(account)
    found = "aws ec2 describe-subnets --query Subnets[0].SubnetId --output text"
    subnet = typed(found).stdout.strip()
    group = typed("aws ec2 describe-security-groups --query SecurityGroups[0].GroupId --output text").stdout.strip()
    change = "aws lambda update-function-configuration --function-name order-fn --vpc-config"
    lists = f"SubnetIds={subnet},SecurityGroupIds={group}"
    line = typed(f"{change} {lists}")
    assert (line.status, line.hint) == (254, "role-without-network")
    policy = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
    assert typed(f"aws iam attach-role-policy --role-name lambda-basic-role --policy-arn {policy}").status == 0
    line = typed(f"{change} {lists}")
    assert (line.status, json.loads(line.stdout)["LastUpdateStatus"]) == (0, "InProgress")


def test_whoever_acts_at_the_console_acts_here(typed: Type, account: Account) -> None:
    typed("aws iam create-user --user-name mina")
    typed(f"aws iam create-login-profile --user-name mina --password {PASSWORD}")
    assert lab.call(account, "lab", "SignIn", {"UserName": "mina", "Password": PASSWORD}).refusal is None
    line = typed("aws sts get-caller-identity --query Arn --output text")
    assert (line.who, line.stdout) == ("mina", f"arn:aws:iam::{account.account_id}:user/mina\n")
    before = users(account)
    denied = typed("aws iam delete-user --user-name mina")
    assert (denied.status, denied.hint, denied.denied) == (254, "access-denied", denied.position)
    assert "is not authorized to perform: iam:DeleteUser on resource" in denied.stderr
    assert lab.why(account, denied.denied).refusal.code == "AccessDenied"
    assert users(account) == before


def test_what_the_lab_does_not_simulate_is_named(typed: Type) -> None:
    line = typed("aws dynamodb list-tables")
    assert (line.status, line.hint, line.differs) == (254, "unknown-operation", "dynamodb-ListTables")
    assert typed("aws iam wait user-exists --user-name x").differs == ""


def test_no_password_is_kept(typed: Type, account: Account) -> None:
    typed("aws iam create-user --user-name mina")
    typed(f"aws iam create-login-profile --user-name mina --password '{PASSWORD}'")
    typed(f"aws iam update-login-profile --user-name mina --pass {PASSWORD}")
    typed(f"aws iam change-password --o {PASSWORD} --n {PASSWORD}2")
    typed(f"aws iam create-login-profile --user-name mina --password {PASSWORD} --nonsense")
    assert PASSWORD not in str([(row.text, *row.printed) for row in TerminalLine.objects.all()])
    assert PASSWORD not in str(list(JournalEntry.objects.values_list("params")))


@pytest.mark.parametrize(
    ("text", "status", "hint"),
    [
        ("aws iam create-usr --user-name mina", 252, "cli-usage"),
        ("aws iam create-user --name mina", 252, "cli-usage"),
        ("aws iam create-user", 252, "cli-usage"),
        ("aws iam create-user --user-name mina --region MARS", 255, ""),
        ("aws iam create-user --user-name mina | cat", 2, ""),
        ("aws iam create-user --user-name 'mina", 2, ""),
        ("aws iam create-user --user-name $NAME", 2, ""),
        ("aws iam create-user --user-name mina --endpoint-url http://127.0.0.1", 252, ""),
        ("aws lab reset", 252, "cli-usage"),
        ("aws s3 ls", 252, ""),
        ("sudo reboot", 127, "unknown-command"),
        ("cat /etc/passwd", 1, "no-file"),
        ("clock backwards", 2, ""),
        ("clock +0s", 2, ""),
        ("clock +401d", 2, ""),
        ("clock x7", 2, ""),
        ("undo", 1, ""),
        ("redo", 1, ""),
        ("hint", 1, ""),
        ("edit a b", 1, ""),
        ("rm", 1, ""),
    ],
)
def test_what_is_refused_before_the_cloud_changes_nothing(
    typed: Type, account: Account, text: str, status: int, hint: str
) -> None:
    line = typed(text)
    assert (line.status, line.hint, line.stdout, line.position) == (status, hint, "", 0)
    assert line.stderr.strip() != ""
    assert JournalEntry.objects.filter(account=account).count() == 0


def test_what_is_elsewhere_is_named_in_the_readers_language(typed: Type) -> None:
    for language, told in (
        ("ko", "대신 aws logs filter-log-events 명령을 쓰세요."),
        ("en", "Use aws logs filter-log-events."),
    ):
        with override(language):
            assert told in typed("aws logs tail /aws/lambda/order-fn").stderr


def test_the_labs_own_refusals_are_in_the_readers_language(typed: Type) -> None:
    sentences = []
    for language in ("ko", "en"):
        with override(language):
            sentences.append((typed("ls | wc").stderr, gloss(typed("nonsense").hint)))
    assert sentences == [
        (
            "여기에는 파이프가 없어요. --query 옵션으로 응답의 일부를 고르고, --output 옵션으로 형식을 바꿔요.\n",
            "여기에는 aws 명령과 작은 도구 몇 가지가 있어요. help를 입력하면 볼 수 있어요.",
        ),
        (
            "There are no pipes here. --query picks parts of an answer, --output changes its form.\n",
            "Here are aws and a few small tools. Type help to see them.",
        ),
    ]


def test_commands_on_lines_of_their_own_go_on_after_one_that_fails(desk: Desk) -> None:
    done = terminal.run(desk, "$ aws iam create-user --user-name a\nnonsense\n\naws iam create-user --user-name b")
    assert [line.status for line in done.lines] == [0, 127, 0]
    assert users(desk.account) == ["a", "b"]


def test_too_many_commands_at_once_do_nothing(desk: Desk) -> None:
    with pytest.raises(terminal.TooManyCommands):
        terminal.run(desk, "ls\n" * 21)
    assert TerminalLine.objects.count() == 0


def test_a_third_line_of_a_learner_waits_for_its_turn(desk: Desk, settings: LazySettings) -> None:
    settings.LAB_LINES_AT_ONCE = 1
    assert _at_work.take(desk.account.holder, 1)
    try:
        with pytest.raises(terminal.Busy):
            terminal.run(desk, "ls")
    finally:
        _at_work.give_back(desk.account.holder)
    assert len(terminal.run(desk, "ls").lines) == 1


def test_pages_of_one_command_are_calls_of_their_own_and_end_at_a_limit(
    typed: Type, account: Account, settings: LazySettings
) -> None:
    for number in range(5):
        typed(f"aws iam create-user --user-name user-{number}")
    listing = "aws iam list-users --page-size 1 --query 'Users[].UserName' --output text"
    line = typed(listing)
    assert line.stdout.split() == [f"user-{number}" for number in range(5)]
    assert JournalEntry.objects.filter(account=account, operation="ListUsers").count() == 5
    settings.LAB_LINE_CALLS = 3
    stopped = typed(listing)
    assert (stopped.status, stopped.stdout) == (130, "")
    assert stopped.stderr.startswith("호출 3번 뒤에 멈췄어요.")
    settings.LAB_LINE_CALLS, settings.LAB_LINE_SECONDS = 100, -1
    assert typed(listing).stderr.startswith("호출 0번 뒤에 멈췄어요.")


def test_a_full_account_is_told_as_an_error_of_the_command(typed: Type, settings: LazySettings) -> None:
    settings.LAB_ACCOUNT_ENTRIES = 0
    line = typed("aws iam list-users")
    assert (line.status, line.stderr.startswith("이 계정이 가득 찼어요")) == (255, True), line.stderr


def test_a_payload_goes_into_a_file_or_is_printed_first(typed: Type, account: Account) -> None:
    create(account)
    call = "aws lambda invoke --function-name order-fn --payload eyJhbnN3ZXIiOiA3fQ== "
    assert typed(call + "out.json").stdout == '{\n    "StatusCode": 200,\n    "ExecutedVersion": "$LATEST"\n}\n'
    assert typed("cat out.json").stdout == "7\n"
    assert typed(call + "/dev/stdout").stdout.startswith('7{\n    "StatusCode": 200')
    assert typed(call + "/dev/null").status == 0
    assert [row.name for row in account.files.all()] == ["out.json"]


def test_a_function_is_made_of_a_zip_of_ones_own(typed: Type, account: Account) -> None:
    typed("zip function.zip lambda_function.py")
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    line = typed(
        f"aws lambda create-function --function-name order-fn --runtime python3.14 --role {role} "
        "--handler lambda_function.handler --zip-file fileb://function.zip --query State --output text"
    )
    assert (line.stderr, line.stdout) == ("", "Active\n")
    for waiter in ("function-active", "function-active-v2", "function-updated", "function-updated-v2"):
        line = typed(f"aws lambda wait {waiter} --function-name order-fn")
        assert (line.stderr, line.stdout, line.status) == ("", "", 0)
    line = typed("aws lambda wait function-active --function-name ghost")
    assert (line.status, "An error occurred (ResourceNotFoundException)" in line.stderr) == (255, True)


def test_a_waiter_lets_the_accounts_time_pass_unless_it_stands(typed: Type, account: Account) -> None:
    began = lab.look(account).now
    gave_up = typed("aws iam wait user-exists --user-name nobody")
    assert (gave_up.status, "Waiter UserExists failed: Max attempts exceeded" in gave_up.stderr) == (255, True)
    assert 19 <= (lab.look(account).now - began) // 1_000_000 <= 25  # 20 tries, a second between them
    typed("clock pause")
    entries = JournalEntry.objects.filter(account=account).count()
    assert typed("aws iam wait user-exists --user-name nobody").status == 255
    assert JournalEntry.objects.filter(account=account).count() == entries + 1


def test_a_message_is_sent_waited_for_and_not_found_again(typed: Type, account: Account) -> None:
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    url = typed("aws sqs create-queue --queue-name orders --query QueueUrl --output text").stdout.strip()
    assert typed(f"aws sqs send-message --queue-url {url} --message-body soup --delay-seconds 5").status == 0
    before = lab.look(account).now
    found = typed(f"aws sqs receive-message --queue-url {url} --wait-time-seconds 20 --query Messages[].Body")
    assert (json.loads(found.stdout), (lab.look(account).now - before) // 1_000_000) == (["soup"], 5)
    line = typed(f"aws sqs purge-queue --queue-url {url[:-6]}nowhere")
    assert (line.status, line.hint) == (254, "queue-not-found")
    assert line.stderr.strip() == (
        "aws: [ERROR]: An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the PurgeQueue "
        "operation: The specified queue does not exist."
    )


def test_a_broker_is_made_and_its_state_asked_for(typed: Type, account: Account) -> None:
    kind = "--engine-type RABBITMQ --deployment-mode SINGLE_INSTANCE --host-instance-type mq.m7g.medium"
    user = "--users Username=chef,Password=steam-and-fold-12 --no-publicly-accessible"
    made = typed(f"aws mq create-broker --broker-name shop {kind} {user} --query BrokerId --output text")
    asked = f"aws mq describe-broker --broker-id {made.stdout.strip()} --query BrokerState --output text"
    assert typed(asked).stdout.strip() == "CREATION_IN_PROGRESS"
    lab.advance(account, 15 * 60)
    assert typed(asked).stdout.strip() == "RUNNING"
    line = typed("aws mq describe-broker --broker-id b-1")
    assert (line.status, line.hint) == (254, "broker-not-found")
    assert "An error occurred (NotFoundException) when calling the DescribeBroker operation" in line.stderr
