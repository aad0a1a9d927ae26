"""The guest's files: below the folders that are open to it, by descriptor, and never through a link."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from serverless_lab.runtime.node.quickjs import Raised

MOST = 64 << 20  # bytes read or written at once
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_NOFOLLOW | os.O_CLOEXEC
_WORDS = {
    errno.ENOENT: "no such file or directory",
    errno.EEXIST: "file already exists",
    errno.ENOTDIR: "not a directory",
    errno.EISDIR: "illegal operation on a directory",
    errno.ENOTEMPTY: "directory not empty",
    errno.EACCES: "permission denied",
    errno.EPERM: "operation not permitted",
    errno.EROFS: "read-only file system",
    errno.ENOSPC: "no space left on device",
    errno.ELOOP: "too many symbolic links encountered",
    errno.ENAMETOOLONG: "name too long",
    errno.EMFILE: "too many open files",
    errno.EFBIG: "file too large",
    errno.EXDEV: "cross-device link not permitted",
    errno.EINVAL: "invalid argument",
}


class Mounts:
    """Guest paths over open host folders. `roots`: {"/var/task": (descriptor, may the guest write there)}."""

    def __init__(self, roots: dict[str, tuple[int, bool]]) -> None:
        self._roots = dict(sorted(roots.items(), key=lambda root: -len(root[0])))

    # -- reading

    def read(self, path: str) -> bytes:
        with _spoken("open", path), self._parent(path) as (folder, name):
            descriptor = os.open(name or ".", os.O_RDONLY | _FILE, dir_fd=folder)
            with os.fdopen(descriptor, "rb") as file:
                if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                    raise OSError(errno.EISDIR, "")
                return file.read(MOST)

    def names(self, path: str) -> list[str]:
        """Sorted; a folder's name ends in a slash."""
        with _spoken("scandir", path):
            if not self._split(path)[1] and self._split(path)[0] is None:
                return sorted(self._virtual(path))
            with self._parent(path) as (folder, name):
                inside = os.open(name or ".", _FOLDER, dir_fd=folder)
                try:
                    with os.scandir(inside) as entries:
                        return sorted(e.name + "/" * e.is_dir(follow_symlinks=False) for e in entries)
                finally:
                    os.close(inside)

    def status(self, path: str) -> os.stat_result | None:
        """Raises Raised; None for a folder that only leads to others, such as /."""
        with _spoken("stat", path):
            root, rest = self._split(path)
            if root is None and not rest:
                return None
            with self._parent(path) as (folder, name):
                return os.stat(name or ".", dir_fd=folder, follow_symlinks=False)

    def kind(self, path: str) -> str:
        """file, folder, or nothing where there is none."""
        try:
            found = self.status(path)
        except Raised:
            return ""
        if found is None or stat.S_ISDIR(found.st_mode):
            return "folder"
        return "file" if stat.S_ISREG(found.st_mode) else ""

    # -- writing

    def write(self, path: str, data: bytes, how: str) -> None:
        """how: w replaces, a appends, x only makes."""
        flags = {"w": os.O_TRUNC, "a": os.O_APPEND, "x": os.O_EXCL}[how]
        with _spoken("open", path), self._writable(path) as (folder, name):
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | flags | _FILE, 0o644, dir_fd=folder)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)

    def make_folder(self, path: str) -> None:
        with _spoken("mkdir", path), self._writable(path) as (folder, name):
            os.mkdir(name, 0o755, dir_fd=folder)

    def remove(self, path: str) -> None:
        with _spoken("unlink", path), self._writable(path) as (folder, name):
            os.unlink(name, dir_fd=folder)

    def remove_folder(self, path: str) -> None:
        with _spoken("rmdir", path), self._writable(path) as (folder, name):
            os.rmdir(name, dir_fd=folder)

    def rename(self, old: str, new: str) -> None:
        with _spoken("rename", old, new), self._writable(old) as source, self._writable(new) as target:
            os.rename(source[1], target[1], src_dir_fd=source[0], dst_dir_fd=target[0])

    # -- ways

    def _split(self, path: str) -> tuple[tuple[int, bool] | None, list[str]]:
        parts = _parts(path)
        for place, root in self._roots.items():
            above = _parts(place)
            if parts[: len(above)] == above:
                return root, parts[len(above) :]
        if self._virtual(path):
            return None, []
        raise OSError(errno.ENOENT, "")

    def _virtual(self, path: str) -> set[str]:
        """The names directly below a folder that only leads to the open ones."""
        parts = _parts(path)
        ways = [_parts(place) for place in self._roots]
        return {way[len(parts)] + "/" for way in ways if way[: len(parts)] == parts and len(way) > len(parts)}

    @contextmanager
    def _parent(self, path: str) -> Iterator[tuple[int, str]]:
        """The open folder that holds the last part, and that part; empty for a root itself."""
        root, parts = self._split(path)
        if root is None:
            raise OSError(errno.EISDIR, "")
        folder = os.dup(root[0])
        try:
            for part in parts[:-1]:
                inner = os.open(part, _FOLDER, dir_fd=folder)
                os.close(folder)
                folder = inner
            yield folder, parts[-1] if parts else ""
        finally:
            os.close(folder)

    @contextmanager
    def _writable(self, path: str) -> Iterator[tuple[int, str]]:
        root, parts = self._split(path)
        if root is None or not root[1]:
            raise OSError(errno.EROFS, "")
        if not parts:
            raise OSError(errno.EPERM, "")
        with self._parent(path) as found:
            yield found


def _parts(path: str) -> list[str]:
    """The parts of an absolute path without . and .., as lexically as Node's path.resolve does it."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return parts


@contextmanager
def _spoken(call: str, *paths: str) -> Iterator[None]:
    """An OSError in Node's words."""
    try:
        if any("\0" in path for path in paths):
            raise Raised(f"The argument 'path' must be a string without null bytes. Received '{paths[0]}'", "TypeError")
        yield
    except OSError as problem:
        number = problem.errno or errno.EINVAL
        code = errno.errorcode.get(number, "EIO")
        shown = " -> ".join(f"'{path}'" for path in paths)
        message = f"{code}: {_WORDS.get(number, os.strerror(number))}, {call} {shown}"
        named = dict(zip(("path", "dest"), paths, strict=False))
        raise Raised(message, errno=-number, code=code, syscall=call, **named) from None
