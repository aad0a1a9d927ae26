"""Which operations a reader asks to see, and in which words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.sandbox.differences.words import DIFFERS, SERVICES
from serverless_lab.engine.coverage import OF_SERVICE, Coverage, coverage, services
from serverless_lab.engine.models import service_model

STATES = {
    "simplified": _("Simplified"),
    "same": _("Same as AWS"),
    "not-simulated": _("Not simulated"),
}


@cache
def full_name(service: str) -> str:
    """As AWS calls it: Amazon CloudWatch Logs."""
    return str(service_model(service).metadata["serviceFullName"])


class FilterForm(forms.Form):
    """What cannot be chosen is not an error but no choice: the address may come from anywhere."""

    q = forms.CharField(required=False, max_length=100)
    service = forms.ChoiceField(required=False, choices=[(each, each) for each in services()])
    state = forms.ChoiceField(required=False, choices=STATES)

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


@dataclass(frozen=True)
class Line:
    row: Coverage
    sentences: list[str]

    @property
    def anchor(self) -> str:
        return f"{self.row.service}-{self.row.operation}"

    @property
    def text(self) -> str:
        """What a search looks into."""
        return " ".join((self.row.operation, *self.row.ignored, *self.row.refused, *self.sentences)).lower()


@dataclass(frozen=True)
class Share:
    """How many operations of a service there are, by state."""

    service: str
    name: str
    total: int
    same: int
    simplified: int

    @property
    def simulated(self) -> int:
        return self.same + self.simplified

    @property
    def missing(self) -> int:
        return self.total - self.simulated


@dataclass(frozen=True)
class Section:
    """What was found of one service. `sentences` hold for all of it."""

    share: Share
    sentences: list[str]
    simplified: list[Line]
    same: list[Line]
    missing: list[Line]

    @property
    def count(self) -> int:
        return len(self.simplified) + len(self.same) + len(self.missing)


@cache
def shares() -> tuple[Share, ...]:
    return tuple(_share(service, full_name(service), coverage(service)) for service in services())


@cache
def whole() -> Share:
    return _share("", "", [row for service in services() for row in coverage(service)])


def _share(service: str, name: str, rows: Iterable[Coverage]) -> Share:
    states = Counter(row.state for row in rows)
    return Share(service, name, states.total(), states["same"], states["simplified"])


def sections(q: str = "", service: str = "", state: str = "") -> list[Section]:
    """Services in which something was found, each word of `q` somewhere in an operation's name, members or notes."""
    found = (_section(share, q.lower().split(), state) for share in shares() if service in ("", share.service))
    return [section for section in found if section.count]


def _section(share: Share, words: list[str], state: str) -> Section:
    lines = [Line(row, [str(DIFFERS[code]) for code in row.differs]) for row in coverage(share.service)]
    lines = [line for line in lines if state in ("", line.row.state) and all(word in line.text for word in words)]
    by_state = {name: [line for line in lines if line.row.state == name] for name in STATES}
    said = [str(SERVICES[code]) for code in OF_SERVICE[share.service]]
    return Section(share, said, by_state["simplified"], by_state["same"], by_state["not-simulated"])
