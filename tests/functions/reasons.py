"""Reasons of checks, played: each is given, and its sentence says every fact it names."""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from lessons.courseware.course import Check, Text
from lessons.courseware.probe import Probe
from lessons.courseware.text import sentence, with_numbers


def reason_of(check: Check, probe: Probe) -> str:
    """Empty when the check is met; fails when the sentence of its reason cannot be said from the facts."""
    finding = check.look(probe)
    if not finding.met:
        says(check.reasons[finding.reason], dict(probe.facts) | dict(finding.facts))
    return finding.reason


def says(text: Text, facts: Mapping[str, Any]) -> None:
    for said in text.values():
        named = {name: spec for _, name, spec, _ in Formatter().parse(with_numbers(said)) if name}
        assert set(named) <= set(facts)
        told = [str(sentence(f"{{fact:{spec}}}", {"fact": facts[name]})) for name, spec in named.items()]
        assert all(fact in sentence(said, facts) for fact in told)


def all_reasons(checks: Iterable[Check]) -> set[tuple[str, str]]:
    return {(check.id, reason) for check in checks for reason in check.reasons}
