"""What a list and a page about one thing are made of; `panels/list.html` and `panels/thing.html` draw them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.vpc.forms.vpcs import Rename
from lessons.vpc.things import find, label, prefix
from serverless_lab.engine.services.ec2.state.region import Ec2State

T = TypeVar("T")
SHOWN = 50  # rows on a page


@dataclass(frozen=True)
class Thing:
    """Something by its id: shown with its Name tag, as a link to its own page."""

    id: str


@dataclass(frozen=True)
class Sign:
    """A word with a mark: `good`, `bad` or neither."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Pick:
    """A free block, with the way to take it for a subnet. `half` and `joined`: the map's cuts after that."""

    cidr: str
    half: str = ""
    joined: str | None = None


@dataclass(frozen=True)
class Code:
    """What a machine wrote or reads, as it is."""

    text: str


Cell = str | int | Thing | Sign | Pick | Code


@dataclass(frozen=True)
class Row:
    """`forms`: what can be done with it, beneath it, after the `note`. `about` names it for those who only hear a
    button."""

    cells: Sequence[Cell | Sequence[Cell]]
    forms: Sequence[OperationForm | Press] = ()
    about: str = ""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """`empty` is said where there are no rows; `note` always."""

    title: str
    headers: Sequence[str] = ()
    rows: Sequence[Row] = ()
    forms: Sequence[OperationForm] = ()
    empty: str = ""
    note: str = ""
    rest: int = 0


@dataclass(frozen=True)
class Listing:
    """A list of things, a page of it. `skipped` of `total` come before. `also`: another way to make one, `note` what
    is said about that."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Row]
    create: OperationForm | None
    empty: str
    total: int = 0
    skipped: int = 0
    also: OperationForm | None = None
    note: str = ""

    @property
    def before(self) -> int | None:
        return max(self.skipped - SHOWN, 0) if self.skipped else None

    @property
    def after(self) -> int | None:
        return self.skipped + SHOWN if self.skipped + SHOWN < self.total else None

    @property
    def first(self) -> int:
        return self.skipped + 1

    @property
    def last(self) -> int:
        return min(self.skipped + SHOWN, self.total)


@dataclass(frozen=True)
class Detail:
    """One thing. `way`: what has to go before it can be deleted."""

    id: str
    kind: str
    title: str
    rename: OperationForm | None
    facts: Sequence[tuple[str, Cell | Sequence[Cell], Sequence[OperationForm]]]
    sections: Sequence[Section] = ()
    delete: OperationForm | None = None
    way: Sequence[Cell] = ()
    kept: str = ""  # why it cannot be deleted at all


@dataclass
class Panel:
    """What a panel works with: the page, its network, the form that was refused, the VPC that lists are narrowed to."""

    page: Page
    form: OperationForm | None
    state: Ec2State = field(init=False)
    vpc: str = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.page.probe.ec2
        asked = self.page.where.get("vpc", "")
        self.vpc = asked if asked in self.state.vpcs else ""

    def offer(self, kind: type[OperationForm], initial: dict[str, Any] | None = None, **fixed: str) -> OperationForm:
        return kind.offer(self.page, self.form, initial, **fixed)

    def open(self, *prefixes: str) -> Any:
        """The thing of these kinds that is open, None for none."""
        asked = self.page.where.get("id", "")
        return find(self.state, asked) if prefix(asked) in prefixes else None

    def here(self, things: Iterable[T]) -> list[T]:
        """Those of the VPC that the list is narrowed to."""
        return [each for each in things if not self.vpc or getattr(each, "vpc", "") == self.vpc]

    def listing(
        self,
        title: str,
        headers: Sequence[str],
        things: Sequence[T],
        row: Callable[[T], Row],
        create: type[OperationForm] | None,
        empty: str,
        **fixed: str,
    ) -> Listing:
        asked = self.page.where.get("skip", "")
        skipped = int(asked[:6]) // SHOWN * SHOWN if asked.isascii() and asked.isdecimal() else 0
        skipped = skipped if skipped < len(things) else 0
        shown = [row(each) for each in things[skipped : skipped + SHOWN]]
        initial = {"VpcId": self.vpc} if self.vpc else None
        form = self.offer(create, initial, **fixed) if create is not None else None
        return Listing(title, headers, shown, form, empty, len(things), skipped)

    def rename(self, thing: Any) -> OperationForm:
        return self.offer(Rename, {"Name": thing.tags.get("Name", "")}, thing=thing.id)

    def missing(self, *prefixes: str) -> str:
        """The id that was asked for and is not there."""
        asked = self.page.where.get("id", "")
        return asked if prefix(asked) in prefixes and find(self.state, asked) is None else ""

    def list_page(self, *listings: Listing, missing: str = "", narrow: bool = True) -> dict[str, Any]:
        vpcs = list(self.state.vpcs.values()) if narrow and len(self.state.vpcs) > 1 else []
        return {"detail": None, "listings": listings, "missing": missing, "narrow": vpcs, "narrowed": self.vpc}

    def detail_page(self, detail: Detail) -> dict[str, Any]:
        watched: list[Cell] = [Thing(each.id) for each in self.state.flow_logs.values() if each.resource == detail.id]
        page = {"detail": detail, "watched": watched, "told": None, "flow": None}
        return page | {"listings": (), "missing": "", "narrow": [], "narrowed": ""}


def title_of(thing: Any) -> str:
    """Its name, its id where it has none."""
    return label(thing) or thing.id


def yes(value: bool) -> str:
    return _("Yes") if value else _("No")
