"""What was typed, cut into commands, and without the passwords in it."""

import pytest

from lessons.sandbox.terminal.lines import MASK, Command, commands, last_start, masked


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  \n# a comment, and it's one\n", []),
        ("ls", ["ls"]),
        ("ls\nundo", ["ls", "undo"]),
        ("aws iam \\\n  list-users\nls", ["aws iam \\\n  list-users", "ls"]),
        ("aws a 'b\nc'\nls", ["aws a 'b\nc'", "ls"]),
        ('aws a "b\\"\nc"\nls', ['aws a "b\\"\nc"', "ls"]),
        ("ls # don't\nundo", ["ls # don't", "undo"]),
        ("aws a 'b\nc", ["aws a 'b\nc"]),
        ("ls \\", ["ls \\"]),
        ("cat a.json\nls", ["cat a.json", "ls"]),
    ],
)
def test_a_command_goes_on_inside_quotes_and_after_a_backslash(typed: str, found: list[str]) -> None:
    assert [each.text for each in commands(typed)] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cat > a.json <<EOF\n{}\nEOF\nls", [Command("cat > a.json <<EOF\n{}\nEOF", "a.json", "{}\n"), Command("ls")]),
        ("cat <<'END' > a\nit's $x\nEND", [Command("cat <<'END' > a\nit's $x\nEND", "a", "it's $x\n")]),
        ("cat >'a' <<-EOF\n\tone\n\tEOF", [Command("cat >'a' <<-EOF\n\tone\n\tEOF", "a", "one\n")]),
        ("cat > a <<EOF\nno end", [Command("cat > a <<EOF\nno end", "a", "no end\n")]),
        ("cat > a <<EOF\nEOF", [Command("cat > a <<EOF\nEOF", "a", "")]),
    ],
)
def test_a_here_document_is_a_file_as_it_stands(typed: str, found: list[Command]) -> None:
    assert commands(typed) == found


@pytest.mark.parametrize(
    ("typed", "start"), [("ls", 0), ("ls\naws ia", 3), ("aws \\\n ia", 0), ("ls\naws 'a\nb", 3), ("", 0)]
)
def test_where_the_last_command_begins(typed: str, start: int) -> None:
    assert last_start(typed) == start


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x --password SECRET --user-name a", f"x --password {MASK} --user-name a"),
        ("x --password=SECRET", f"x --password={MASK}"),
        ("x --password 'SECRET one' -y", f"x --password {MASK} -y"),
        ('x --new-password "SEC\\"RET" -y', f"x --new-password {MASK} -y"),
        ("x --old-password SEC'RET'\"one\"", f"x --old-password {MASK}"),
        ("x --password \\\n  SECRET", f"x --password \\\n  {MASK}"),
        ("x --password 'SECRET not closed", f"x --password {MASK}"),
        (
            """x --cli-input-json '{"Password": "SECRET", "A": 1}'""",
            f"""x --cli-input-json '{{"Password": "{MASK}", "A": 1}}'""",
        ),
        (
            'x --cli-input-json "{\\"NewPassword\\":\\"SECRET\\"}"',
            f'x --cli-input-json "{{\\"NewPassword\\":\\"{MASK}\\"}}"',
        ),
        ("x --login Password=SECRET,A=1", f"x --login Password={MASK},A=1"),
        ("x --passw SECRET --path-prefix /a/", f"x --passw {MASK} --path-prefix /a/"),
        ("x --new-p=SECRET", f"x --new-p={MASK}"),
        ("x --o SECRET --new SECRET", f"x --o {MASK} --new {MASK}"),
        ("x --output json", "x --output json"),
        ("x --password-reset-required --user-name a", "x --password-reset-required --user-name a"),
        ("x --allow-users-to-change-password", "x --allow-users-to-change-password"),
    ],
)
def test_passwords_are_masked_however_they_are_written(typed: str, kept: str) -> None:
    assert masked(typed) == kept


@pytest.mark.parametrize(
    ("typed", "secrets", "kept"),
    [
        ("aws iam x --secret one --other 'onetwo'", ("one", "onetwo"), f"aws iam x --secret {MASK} --other '{MASK}'"),
        ("aws iam x --secret o\\ne", ("one",), f"aws iam x {MASK}"),
        ("aws iam x --cli-input-yaml 'Password: one'", ("one",), f"aws iam x --cli-input-yaml 'Password: {MASK}'"),
    ],
)
def test_passwords_that_were_understood_are_masked_wherever_they_stand(
    typed: str, secrets: tuple[str, ...], kept: str
) -> None:
    assert masked(typed, secrets) == kept
