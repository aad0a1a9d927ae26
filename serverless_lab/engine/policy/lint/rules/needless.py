"""What could be left out, or can never count."""

from collections.abc import Iterator

from serverless_lab.engine.policy.lint.edits import tidy
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Statement, Subject, Text
from serverless_lab.engine.policy.matching import glob

MOST_COMPARED = 60  # statements, or texts of one; every one is compared with every other


def _covers(wide: str, narrow: str) -> bool:
    """Does one pattern match all that another one does? Never says yes wrongly."""
    if "?" in wide and ("*" in narrow or "?" in narrow):
        return wide == narrow
    return glob(wide).fullmatch(narrow) is not None


def _covered(texts: tuple[Text, ...], fold: bool) -> Iterator[tuple[Text, str]]:
    """Texts that another one of the same list covers, and that other one."""
    if len(texts) > MOST_COMPARED:
        return
    for number, narrow in enumerate(texts):
        for at, wide in enumerate(texts):
            one, other = (wide.text.lower(), narrow.text.lower()) if fold else (wide.text, narrow.text)
            if at != number and _covers(one, other) and (one != other or at < number):
                yield narrow, wide.text
                break


def _needless_action(subject: Subject) -> Iterator[Hit]:
    return _needless(subject, "Action", fold=True)


def _needless_resource(subject: Subject) -> Iterator[Hit]:
    return _needless(subject, "Resource", fold=False)


def _needless(subject: Subject, name: str, fold: bool) -> Iterator[Hit]:
    for statement in subject.statements:
        texts = tuple(statement.texts(name))
        for narrow, wide in _covered(texts, fold):
            kept = [text.text for text in texts if text is not narrow]
            fix = subject.changed(statement.pointer, name, kept)
            yield Hit(narrow.pointer, {"text": narrow.text, "other": wide}, fix)


def _plain(statement: Statement) -> bool:
    """Made of Action and Resource alone, so that it can be compared."""
    return bool(statement.actions and statement.resources) and not (
        {"NotAction", "NotResource", "Principal", "NotPrincipal"} & set(statement.element)
    )


def _within(narrow: Statement, wide: Statement) -> bool:
    actions = all(any(_covers(w.text.lower(), n.text.lower()) for w in wide.actions) for n in narrow.actions)
    return actions and all(any(_covers(w.text, n.text) for w in wide.resources) for n in narrow.resources)


def _pairs(subject: Subject) -> Iterator[tuple[int, Statement, int, Statement]]:
    found = [statement for statement in subject.statements if _plain(statement)]
    if len(subject.statements) > MOST_COMPARED or isinstance(subject.document.get("Statement"), dict):
        return
    for number, narrow in enumerate(found):
        for at, wide in enumerate(found):
            if at != number:
                yield number, narrow, at, wide


def _needless_statement(subject: Subject) -> Iterator[Hit]:
    told = set()
    for number, narrow, at, wide in _pairs(subject):
        same = narrow.element.get("Effect") == wide.element.get("Effect")
        condition = not wide.conditional or wide.element["Condition"] == narrow.element.get("Condition")
        twins = _within(wide, narrow) and wide.element.get("Condition") == narrow.element.get("Condition")
        if same and condition and _within(narrow, wide) and not (twins and number < at) and number not in told:
            told.add(number)
            yield Hit(narrow.pointer, {"other": _called(wide)}, _without(subject, narrow))


def _denied_anyway(subject: Subject) -> Iterator[Hit]:
    told = set()
    for number, narrow, _, wide in _pairs(subject):
        if narrow.allows and wide.denies and not wide.conditional and _within(narrow, wide) and number not in told:
            told.add(number)
            yield Hit(narrow.pointer, {"other": _called(wide)}, _without(subject, narrow))


def _called(statement: Statement) -> str:
    """How a person finds it: by its Sid, else by its number."""
    sid = statement.element.get("Sid")
    return str(sid) if sid else f"#{int(statement.pointer.rpartition('/')[2]) + 1}"


def _without(subject: Subject, statement: Statement) -> str:
    number = int(statement.pointer.rpartition("/")[2])
    kept = [each for at, each in enumerate(subject.document["Statement"]) if at != number]
    return tidy({**subject.document, "Statement": kept})


RULES = (
    Rule("needless-action", "suggestion", _needless_action),
    Rule("needless-resource", "suggestion", _needless_resource),
    Rule("needless-statement", "suggestion", _needless_statement),
    Rule("denied-anyway", "warning", _denied_anyway),
)
