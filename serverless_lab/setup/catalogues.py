"""Translation catalogues: `extract` texts, `compile` them for Django, `check` that nothing is missing."""

import re
import sys
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract as babel_extract

from serverless_lab.setup.stamp import ROOT

LOCALE = ROOT / "serverless_lab" / "locale"
KOREAN = LOCALE / "ko" / "LC_MESSAGES" / "django.po"
CODE = ["serverless_lab", "lessons"]
TEMPLATES = ["templates"]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
LITERAL = re.compile(STRING)
CALL = re.compile(rf"(?<!\w)(?P<name>_|n?p?gettext)\((?P<words>(?:\s*u?(?:{STRING})\s*,?)+)")
PLACEHOLDER = re.compile(r"%\([a-z_0-9]+\)[sd]|%[sd]|\{[a-z_0-9]*\}")
Key = tuple[str | None, str, str | None]


def texts() -> dict[Key, list[str]]:
    """(context, msgid, plural) -> the files it stands in, in reading order."""
    found: dict[Key, list[str]] = {}
    for path, key in [*_in_code(), *_in_templates()]:
        files = found.setdefault(key, [])
        if str(path) not in files:
            files.append(str(path))
    return found


def _in_code() -> Iterator[tuple[Path, Key]]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            with path.open("rb") as source:
                for _line, words, _comments, context in babel_extract("python", source, KEYWORDS, []):
                    singular, plural = words if isinstance(words, tuple) else (words, None)
                    yield path.relative_to(ROOT), (context, singular, plural)


def _in_templates() -> Iterator[tuple[Path, Key]]:
    from django.utils.translation.template import templatize

    for folder in TEMPLATES:
        for path in sorted([*(ROOT / folder).rglob("*.html"), *(ROOT / folder).rglob("*.txt")]):
            # Django turns its tags into gettext calls with literals and blanks out everything else.
            for call in CALL.finditer(templatize(path.read_text(), origin=str(path))):
                words = [literal_eval(word[0]) for word in LITERAL.finditer(call["words"])]
                context = words.pop(0) if "p" in call["name"].removeprefix("n") else None
                yield path.relative_to(ROOT), (context, words[0], words[1] if len(words) > 1 else None)


def extract() -> None:
    """Rewrite the Korean catalogue: new texts without a translation, kept ones as they were, gone ones removed."""
    old = {_key(entry): entry for entry in polib.pofile(str(KOREAN))} if KOREAN.is_file() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "ko",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for key, files in texts().items():
        context, singular, plural = key
        known = old.get(key)
        catalogue.append(
            polib.POEntry(
                msgctxt=context,
                msgid=singular,
                msgid_plural=plural or "",
                msgstr=known.msgstr if known else "",
                msgstr_plural=(known.msgstr_plural if known else {0: ""}) if plural else {},
                occurrences=[(file, "") for file in files],
                flags=["python-format"] if "%(" in singular else [],
            )
        )
    KOREAN.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(KOREAN))
    print(f"{len(catalogue)} texts, {len(catalogue.untranslated_entries())} without a translation")


def compile_all() -> None:
    """Write the .mo file beside every .po that is newer."""
    for path in LOCALE.rglob("*.po"):
        target = path.with_suffix(".mo")
        if not target.is_file() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))


def problems() -> list[str]:
    """One sentence for every text that is missing, stale, unsure or has lost a placeholder."""
    catalogue = {_key(entry): entry for entry in polib.pofile(str(KOREAN)) if not entry.obsolete}
    wanted = texts()
    found = [f"not in the catalogue: {key[1]!r} ({files[0]})" for key, files in wanted.items() if key not in catalogue]
    for key, entry in catalogue.items():
        translations = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if key not in wanted:
            found.append(f"no longer used: {entry.msgid!r}")
        elif "fuzzy" in entry.flags or not all(text.strip() for text in translations):
            found.append(f"not translated: {entry.msgid!r}")
        elif any(_holes(text) != _holes(key[2] or key[1]) for text in translations):
            found.append(f"placeholders differ: {entry.msgid!r}")
    return found


def _holes(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def main(argv: list[str]) -> int:
    if argv == ["extract"]:
        extract()
    elif argv == ["compile"]:
        compile_all()
    elif argv == ["check"]:
        found = problems()
        print("\n".join(found) or "catalogues complete")
        return 1 if found else 0
    else:
        sys.exit("usage: python -m serverless_lab.setup.catalogues extract|compile|check")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
