"""The few tools of a shell that somebody needs beside `aws`: they know the scratch files and nothing else."""

import io
import zipfile

from django.utils.translation import gettext as _

from lessons.sandbox.terminal import log
from lessons.sandbox.terminal.desk import Desk, Printed
from lessons.sandbox.terminal.files import Files

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files give the same zip
RECALLED = 50


def ls(desk: Desk, argv: list[str]) -> Printed:
    """One file a line, the size first."""
    note = "  (" + _("from the page") + ")"
    listed = Files(desk).listed()
    return Printed("".join(f"{each.size:>9}  {each.name}{note if each.given else ''}\n" for each in listed))


def cat(desk: Desk, argv: list[str]) -> Printed:
    files, parts = Files(desk), []
    if not argv:
        return Printed(stderr=_("cat needs the name of a file. “cat > NAME <<EOF” writes one.") + "\n", status=1)
    for name in argv:
        try:
            body = files.read(name)
        except KeyError:
            return _missing("cat", name)
        parts.append(_readable(body))
    return Printed("".join(parts))


def rm(desk: Desk, argv: list[str]) -> Printed:
    files = Files(desk)
    names = [name for name in argv if not name.startswith("-")]
    if not names:
        return Printed(stderr=_("rm needs the name of a file.") + "\n", status=1)
    for name in names:
        if not files.delete(name):
            return _missing("rm", name)
    return Printed()


def edit(desk: Desk, argv: list[str]) -> Printed:
    """Opens the form below the log; LabError for a name that no file can have."""
    if len(argv) != 1:
        return Printed(stderr=_("edit needs the name of one file.") + "\n", status=1)
    Files(desk).check(argv[0])
    return Printed(opens=argv[0])


def pack(desk: Desk, argv: list[str]) -> Printed:
    """`zip ARCHIVE FILE…` makes the archive anew."""
    files = Files(desk)
    names = [name for name in argv if not name.startswith("-")]
    if len(names) < 2:
        return Printed(stderr=_("zip needs the name of the archive and of at least one file.") + "\n", status=16)
    archive, *inside = names
    target, said = io.BytesIO(), []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in dict.fromkeys(inside):
            try:
                body = files.read(name)
            except KeyError:
                return _missing("zip", name)
            member = zipfile.ZipInfo(name.removeprefix("./"), _EPOCH)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(member, body)
            saved = 100 - 100 * made.infolist()[-1].compress_size // max(1, len(body)) if body else 0
            said.append(f"  adding: {member.filename} (deflated {max(0, saved)}%)\n")
    files.write(archive if archive.endswith(".zip") else f"{archive}.zip", target.getvalue())
    return Printed("".join(said))


def history(desk: Desk, argv: list[str]) -> Printed:
    rows = log.newest(desk.account, RECALLED)
    return Printed("".join(f"{number:>5}  {row.text}\n" for number, row in enumerate(rows, 1)))


def clear(desk: Desk, argv: list[str]) -> Printed:
    log.clear(desk.account)
    return Printed()


def _missing(tool: str, name: str) -> Printed:
    """In the words of the tools themselves."""
    return Printed(stderr=f"{tool}: {name}: No such file or directory\n", status=1, hint="no-file")


def _readable(body: bytes) -> str:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return _("(binary, {bytes} bytes)").format(bytes=len(body)) + "\n"
    return text if text.endswith("\n") or not text else f"{text}\n"
