"""Managed prefix lists: ranges under one name, for routes and rules."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.lists import (
    AddEntry,
    CreateManagedPrefixList,
    DeleteManagedPrefixList,
    RemoveEntry,
    ResizeManagedPrefixList,
)
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Thing, title_of
from serverless_lab.engine.services.ec2.list_users import AWS
from serverless_lab.engine.services.ec2.state.filtering import PrefixList

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # route tables and groups that use it


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    found = panel.open("pl")
    if found is not None:
        return panel.detail_page(_detail(panel, found))
    listing = panel.listing(
        _("Prefix lists"),
        (_("Name"), _("Kind of addresses"), _("Entries"), _("Kept by")),
        sorted(panel.state.prefix_lists.values(), key=lambda each: each.owner == AWS),
        lambda each: Row((Thing(each.id), each.family, len(each.entries), _keeper(each))),
        CreateManagedPrefixList,
        _("No prefix list."),
    )
    return panel.list_page(listing, missing=panel.missing("pl"), narrow=False)


def _keeper(found: PrefixList) -> str:
    return AWS if found.owner == AWS else _("you")


def _detail(panel: Panel, found: PrefixList) -> Detail:
    own = found.owner != AWS
    facts: list[tuple[str, Cell, tuple[OperationForm, ...]]] = [
        (_("List name"), found.name, ()),
        (_("Kind of addresses"), found.family, ()),
        (_("Kept by"), _keeper(found), ()),
    ]
    if own:
        size = panel.offer(ResizeManagedPrefixList, {"MaxEntries": found.max_entries}, PrefixListId=found.id)
        facts += [(_("Most entries"), found.max_entries, (size,)), (_("Version"), found.version, ())]
        facts += [(_("State"), f"{found.state}: {found.state_message}", ())] if found.state_message else []
    return Detail(
        found.id,
        _("Prefix list"),
        title_of(found),
        panel.rename(found) if own else None,
        facts,
        (_entries(panel, found, own=own),),
        panel.offer(DeleteManagedPrefixList, PrefixListId=found.id) if own else None,
        _users(panel, found) if own else (),
        "" if own else _("AWS keeps this list itself."),
    )


def _entries(panel: Panel, found: PrefixList, *, own: bool) -> Section:
    now = {"PrefixListId": found.id, "CurrentVersion": str(found.version)}
    rows = [
        Row((cidr, text or "–"), (panel.offer(RemoveEntry, Cidr=cidr, **now),) if own else (), cidr)
        for cidr, text in found.entries.items()
    ]
    return Section(
        _("Entries"),
        (_("Range"), _("Description")),
        rows,
        (panel.offer(AddEntry, **now),) if own else (),
        _("None yet."),
    )


def _users(panel: Panel, found: PrefixList) -> list[Cell]:
    """Whose rules and routes name it."""
    groups = dict.fromkeys(panel.state.rules[rule] for rule in found.used_by)
    return [Thing(each) for each in [*groups, *found.tables][:SHOWN]]
