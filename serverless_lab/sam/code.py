"""Code of functions and layers beside a template: what was uploaded, and a package of one of its folders."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import BadPackage, File, PackageTooLarge
from serverless_lab.sam.faults import TemplateFault

TEMPLATES = ("template.yaml", "template.yml", "template.json")


@dataclass(frozen=True)
class Package:
    """The folder, file or zip of an upload that a resource's code is; as its author wrote the path."""

    path: str


@dataclass(frozen=True)
class Upload:
    """A template and the files beside it, by path."""

    template: str
    files: Mapping[str, File]
    _packed: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)

    def package(self, where: str, wanted: Package) -> bytes:
        """The zip to be deployed: of a folder, of one file, or a zip as it is. Raises TemplateFault."""
        path = posixpath.normpath(wanted.path)
        if path not in self._packed:
            self._packed[path] = self._pack(path, self.find(where, wanted))
        return self._packed[path]

    def size(self, where: str, wanted: Package, most: int) -> int:
        """How much is meant, unzipped; a zip that can be opened is looked through, up to so many bytes.

        Raises TemplateFault.
        """
        names = self.find(where, wanted)
        if not _is_zip(posixpath.normpath(wanted.path), names):
            return sum(len(self.files[name].data) for name in names)
        try:
            return packages.unzipped(self.files[names[0]].data, most)
        except PackageTooLarge:
            return most + 1
        except BadPackage:
            raise TemplateFault("code-bad", where=where, path=wanted.path[:200]) from None

    def find(self, where: str, wanted: Package) -> list[str]:
        """The files that are meant. Raises TemplateFault."""
        path = posixpath.normpath(wanted.path)
        if path.startswith(("/", "..")) or "\\" in path:
            raise TemplateFault("code-outside", where=where, path=wanted.path[:200])
        inside = "" if path == "." else f"{path}/"
        found = [path] if path in self.files else [name for name in self.files if name.startswith(inside)]
        if not found:
            raise TemplateFault("code-missing", where=where, path=wanted.path[:200])
        return found

    def _pack(self, path: str, names: list[str]) -> bytes:
        if _is_zip(path, names):
            return self.files[path].data
        if names == [path]:
            return packages.write({posixpath.basename(path): self.files[path]})
        inside = "" if path == "." else f"{path}/"
        return packages.write({name.removeprefix(inside): self.files[name] for name in names})


def open_upload(name: str, data: bytes, most: int = packages.MOST_BYTES) -> Upload:
    """A template alone, or a zip with `template.yaml` in it, at the top or in the one folder that it holds.

    Raises TemplateFault, BadPackage; `most` bytes may be in it, unzipped.
    """
    if not data.startswith(b"PK") and not name.lower().endswith(".zip"):
        return Upload(_text(data), {})
    files = _without_common_folder(packages.read(data, most))
    for each in TEMPLATES:
        if each in files:
            return Upload(_text(files[each].data), files)
    raise TemplateFault("no-template", names=", ".join(TEMPLATES))


def _is_zip(path: str, names: list[str]) -> bool:
    return names == [path] and path.endswith((".zip", ".jar"))


def _without_common_folder(files: dict[str, File]) -> dict[str, File]:
    """Who packs a folder gets a zip with that folder in it."""
    first = {name.partition("/")[0] for name in files}
    if len(first) != 1 or not all("/" in name for name in files):
        return files
    return {name.partition("/")[2]: file for name, file in files.items()}


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateFault("template-no-text") from None
