"""A decision as people read it: one headline, AWS's sentence, and the gates in order with every statement."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lessons.sandbox import decision_words as words
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.errors import AccessDenied
from serverless_lab.engine.policy.decision import Decision, Gate, KeyTest, StatementTrace

Text = str | Promise

# Under which gate a statement that allows is read; what denies is read under the first gate, whatever its kind.
GATE_OF = {"trust": "resource"}


@dataclass(frozen=True)
class Line:
    """One line of a condition. `actual` is empty where the request does not bring the key."""

    test: KeyTest
    actual: tuple[str, ...]
    problem: Text


@dataclass(frozen=True)
class Statement:
    """`verdict` says whether it matched or what ruled it out; `stands` and `asked` are what was compared."""

    trace: StatementTrace
    kind: Text
    holder: str
    verdict: Text
    problem: Text
    named: Text
    stands: tuple[str, ...]
    asked: str
    lines: tuple[Line, ...]
    deciding: bool


@dataclass(frozen=True)
class Step:
    """A gate: `question`, the `word` for how it went, and beside it what else is to be said."""

    gate: Gate
    question: Text
    word: Text
    icon: str
    note: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Shown:
    decision: Decision
    headline: Text
    aws: str
    steps: tuple[Step, ...]


def show(decision: Decision) -> Shown:
    """The view model of `components/decision.html`."""
    refused = AccessDenied(
        principal=decision.principal, action=decision.action, resource=decision.resource, reason=decision.sentence
    )
    aws = "" if decision.allowed else refused.message
    return Shown(decision, _headline(decision), aws, tuple(_step(decision, gate) for gate in decision.gates))


def _headline(decision: Decision) -> Text:
    if decision.allowed:
        return words.ASKED_NOBODY.get(decision.reason) or words.ALLOWED[decision.by]
    return (words.DENIED if decision.reason == "explicit-deny" else words.NOT_ALLOWED)[decision.by]


def _step(decision: Decision, gate: Gate) -> Step:
    own = [
        _statement(decision, trace, number == gate.deciding)
        for number, trace in enumerate(decision.statements)
        if _gate_of(trace) == gate.name
    ]
    return Step(
        gate,
        words.GATES[gate.name],
        words.VERDICTS[gate.verdict],
        f"components/icons/{words.ICONS[gate.verdict]}.html",
        _note(decision, gate, own),
        tuple(own),
    )


def _gate_of(trace: StatementTrace) -> str:
    return "explicit-deny" if trace.effect.lower() == "deny" else GATE_OF.get(trace.kind, trace.kind)


def _note(decision: Decision, gate: Gate, own: list[Statement]) -> str:
    """What the word alone does not tell."""
    if gate.level is not None:
        return _("Every level must allow by itself; level {number} does not.").format(number=gate.level + 1)
    if gate.name == "identity" and gate.verdict == "not-needed" and decision.reason == "root":
        return _("Nothing limits the root user here.")
    if gate.name == "explicit-deny" and gate.verdict == "passed" and not own:
        return _("No statement denies anything.")
    if gate.name == "resource" and gate.verdict == "passed" and not own:
        return _("The resource belongs to another account. What its policies say is decided there.")
    if gate.verdict == "not-needed" and gate.name in ("identity", "boundary", "session"):
        return _("The permission came from elsewhere, so this has no say.")
    if gate.verdict == "stopped" and gate.name == "identity" and (mistaken := _no_grant(decision)):
        return mistaken
    if gate.verdict == "stopped" and not own and gate.name != "home":
        return _("There is nothing here that could allow it.")
    return ""


def _no_grant(decision: Decision) -> str:
    """Of the policies that allow it without granting it, the one that is taken for a grant most easily."""
    allowing = {trace.kind for trace in decision.statements if trace.matched and trace.effect == "Allow"}
    return next((str(text) for kind, text in words.NO_GRANT.items() if kind in allowing), "")


def _statement(decision: Decision, trace: StatementTrace, deciding: bool) -> Statement:
    asked = {"Principal": decision.principal, "Action": decision.action, "Resource": decision.resource}
    element = trace.failed.removeprefix("Not")
    return Statement(
        trace=trace,
        kind=words.KINDS[trace.kind],
        holder=_holder(trace),
        verdict=_verdict(trace),
        problem=words.PROBLEMS[trace.problem] if trace.problem else "",
        named=words.NAMED.get(trace.named, ""),
        stands=tuple(trace.values),
        asked=asked.get(element, "") if trace.values else "",
        lines=tuple(_line(test) for test in trace.conditions),
        deciding=deciding,
    )


def _verdict(trace: StatementTrace) -> Text:
    if trace.matched:
        return words.COUNTS_ANYWAY if trace.problem else words.MATCHES
    return words.FAILED.get(trace.failed, words.ELEMENT_PROBLEM)


def _holder(trace: StatementTrace) -> str:
    """Whom the policy hangs on, where that tells something: a group it comes through, a user, a role."""
    arn = Arn.parse(trace.holder)
    if arn is None:
        return trace.holder
    kind, _slash, path = arn.resource.partition("/")
    name = path.rpartition("/")[2]
    known = {
        "group": _("through the group {name}"),
        "user": _("of the user {name}"),
        "role": _("of the role {name}"),
        "assumed-role": _("of the session {name}"),
    }
    return known[kind].format(name=name) if kind in known and name else trace.holder


def _line(test: KeyTest) -> Line:
    actual = () if test.actual is None else (test.actual,) if isinstance(test.actual, str) else tuple(test.actual)
    return Line(test, actual, words.PROBLEMS[test.problem] if test.problem else "")
