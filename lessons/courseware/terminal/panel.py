"""What the terminal shows: the log, the line to be typed, files, and the editor of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from lessons.courseware import journal
from lessons.courseware.page import Page, position_of
from lessons.courseware.terminal.forms import FileForm, UploadForm
from lessons.sandbox import terminal
from lessons.sandbox.limits import limit
from lessons.sandbox.models import TerminalLine
from lessons.sandbox.terminal import Desk, Files, Listed, Typed

TEMPLATE = "courseware/panels/terminal.html"
HERE = "terminal"  # its id on the page
LINES = 30  # of the log on one page
RECALLED = 50  # by the arrow keys
SHOWN_LINES, SHOWN_CHARACTERS = 60, 6_000  # of what one command printed; the rest has a page of its own
EXAMPLES = ("aws sts get-caller-identity", "aws iam list-users --output table", "help")


@dataclass(frozen=True)
class Shown:
    """A line of the log. `rest`: how many lines of output are left out; `table`: it has columns; `gloss` is ours."""

    row: TerminalLine
    stdout: str
    rest: int
    table: bool
    gloss: str


class Terminal:
    """One answer about the terminal. What is not shown is not read.

    `typed`: what was typed now, else None; `form`: the editor as it was refused; `edits`: it is drawn anew; `upload`:
    the form for files as it was refused.
    """

    examples = EXAMPLES

    def __init__(
        self, page: Page, typed: Typed | None, form: FileForm | None, edits: bool, upload: UploadForm | None
    ) -> None:
        self._page, self._typed, self._form = page, typed, form
        self.upload = upload or UploadForm()
        self.answers, self.cleared = typed is not None, bool(typed and typed.cleared)
        self.edits = edits or bool(typed and typed.opens)

    @property
    def who(self) -> str:
        return terminal.who_acts(self._page.view.cloud.acting)

    @cached_property
    def lines(self) -> list[Shown]:
        """The log; in the answer to a command what was typed now."""
        if self._typed is not None:
            return [shown(row) for row in self._typed.lines]
        return [shown(row) for row in terminal.recent(self._page.account, LINES)] if self._page.account else []

    @cached_property
    def recalled(self) -> list[TerminalLine]:
        return terminal.newest(self._page.account, RECALLED) if self._page.account else []

    @cached_property
    def files(self) -> list[Listed]:
        if self._page.account is None:
            return [Listed(name, len(body), True) for name, body in given(self._page).items()]
        return Files(desk(self._page)).listed()

    @property
    def room(self) -> dict[str, Any]:
        """How much may be kept: of one file and of all, in bytes, and how many."""
        return {"each": limit("LAB_FILE_BYTES"), "all": limit("LAB_FILES_BYTES"), "files": limit("LAB_FILES")}

    @cached_property
    def line(self) -> str:
        """What is put into the input."""
        return _put(self._page)

    @cached_property
    def editor(self) -> FileForm | None:
        return self._form or (_editor(self._page) if self._page.at is None else None)

    @property
    def binary(self) -> str:
        """The file that was to be edited, where nobody could write what is in it."""
        return self._page.where.get("file", "") if self.editor is None else ""


def desk(page: Page) -> Desk:
    """The terminal of the page's account, with what the page brings along. Only where there is an account."""
    assert page.account is not None
    return Desk(page.account, cache(lambda: given(page)), page.next_hint)


def given(page: Page) -> Mapping[str, bytes]:
    """The files of the chapter's bench."""
    return page.chapter.files(page) if page.chapter.files else {}


def read(
    page: Page,
    typed: Typed | None = None,
    *,
    editor: FileForm | None = None,
    edits: bool = False,
    upload: UploadForm | None = None,
) -> Terminal:
    return Terminal(page, typed, editor, edits, upload)


def read_file(page: Page, name: str) -> bytes:
    """A file of the account or of the page. Raises KeyError."""
    return Files(desk(page)).read(name) if page.account else given(page)[name]


def shown(row: TerminalLine) -> Shown:
    """As far as the log shows it: whole lines, where they are not endless themselves."""
    lines = row.stdout[:SHOWN_CHARACTERS].splitlines(keepends=True)[:SHOWN_LINES]
    cut = len(lines) > 1 and not lines[-1].endswith("\n") and len(row.stdout) > SHOWN_CHARACTERS
    stdout = "".join(lines[:-1] if cut else lines)
    rest = row.stdout[len(stdout) :]
    left = rest.count("\n") + (not rest.endswith("\n")) if rest else 0
    return Shown(row, stdout, left, stdout.startswith("----"), terminal.gloss(row.hint))


def _put(page: Page) -> str:
    """What a link puts into the input: a step of the journal again, a line of the log, or an example."""
    asked: Any = page.request.GET
    if page.account is not None and (position := position_of(asked.get("put", ""))):
        found = journal.twins_at(page, position)
        return found.cli if found else ""
    if page.account is not None and (number := position_of(asked.get("again", ""))):
        row = terminal.find(page.account, number)
        return row.text if row else ""
    example = position_of(asked.get("try", ""))
    return EXAMPLES[example] if example is not None and example < len(EXAMPLES) else ""


def _editor(page: Page) -> FileForm | None:
    name = page.where.get("file", "")
    if not name:
        return None
    try:
        text = read_file(page, name).decode()
    except KeyError:
        text = ""
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    return FileForm(initial={"name": name, "body": text})
