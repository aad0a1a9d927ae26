"""The Reachability Analyzer: paths, and what their analyses found, hop by hop."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.courseware.templatetags.lab import stamp
from lessons.vpc import placing
from lessons.vpc.forms.analyzer import (
    CreateNetworkInsightsPath,
    DeleteNetworkInsightsAnalysis,
    DeleteNetworkInsightsPath,
    StartNetworkInsightsAnalysis,
)
from lessons.vpc.neighbours import with_neighbours
from lessons.vpc.packet_places import passed
from lessons.vpc.panels.packet import CANVAS
from lessons.vpc.retracing import retell, retraced
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Sign, Thing, title_of
from lessons.vpc.topology import lay_out
from serverless_lab.engine.services.ec2.state.watching import InsightsAnalysis, InsightsPath

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = MOVES = True


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    path, analysis = panel.open("nip"), panel.open("nia")
    if path is not None:
        return panel.detail_page(_path(panel, path))
    if analysis is not None:
        return panel.detail_page(_analysis(panel, analysis)) | _found(page, analysis)
    listing = panel.listing(
        _("Paths"),
        (_("Name"), _("From"), _("To"), _("Traffic"), _("Last analysis")),
        list(panel.state.paths.values()),
        lambda each: Row((Thing(each.id), Thing(each.source), _goal(each), _traffic(each), _last(panel, each))),
        CreateNetworkInsightsPath,
        _("None. A path says from where to where; its analyses say whether packets get there and back, and why not."),
    )
    return panel.list_page(listing, missing=panel.missing("nip", "nia"), narrow=False)


def _found(page: Page, analysis: InsightsAnalysis) -> dict[str, Any]:
    """What the analysis found, told and drawn as a packet is."""
    if analysis.status != "succeeded":
        return {}
    state = with_neighbours(page)
    return {
        "told": retell(state, page.view.state.region, analysis),
        "drawing": lay_out(state, passed(state, [retraced(analysis)]), placing.read(page)),
        "canvas": CANVAS,
        "marks": {},
    }


def _goal(path: InsightsPath) -> list[Cell]:
    thing: list[Cell] = [Thing(path.destination)] if path.destination else []
    return [*thing, *([path.destination_ip] if path.destination_ip else [])]


def _traffic(path: InsightsPath) -> str:
    return f"{path.protocol.upper()} {path.port}" if path.port is not None else path.protocol.upper()


def _analyses(panel: Panel, path: InsightsPath) -> list[InsightsAnalysis]:
    """The newest first."""
    return [each for each in reversed(panel.state.analyses.values()) if each.path == path.id]


def _last(panel: Panel, path: InsightsPath) -> Cell:
    found = _analyses(panel, path)
    return _result(found[0]) if found else "–"


def _result(analysis: InsightsAnalysis) -> Sign:
    if analysis.status != "succeeded":
        return Sign(analysis.status, "bad" if analysis.status == "failed" else "")
    return Sign(_("Reachable"), "good") if analysis.found else Sign(_("Not reachable"), "bad")


def _path(panel: Panel, path: InsightsPath) -> Detail:
    analyses = _analyses(panel, path)
    rows = [Row((Thing(each.id), _result(each), stamp(each.started))) for each in analyses]
    return Detail(
        path.id,
        _("Path"),
        title_of(path),
        panel.rename(path),
        (
            (_("From"), Thing(path.source), ()),
            (_("To"), _goal(path), ()),
            (_("Traffic"), _traffic(path), ()),
        ),
        (
            Section(
                _("Analyses, the newest first"),
                (_("Name"), _("Result"), _("Begun")),
                rows,
                (panel.offer(StartNetworkInsightsAnalysis, NetworkInsightsPathId=path.id),),
                _("None yet."),
            ),
        ),
        panel.offer(DeleteNetworkInsightsPath, NetworkInsightsPathId=path.id),
        [Thing(each.id) for each in analyses],
    )


def _analysis(panel: Panel, analysis: InsightsAnalysis) -> Detail:
    running = _("Runs 15 seconds of the account's clock. Reload the page then, or turn the clock on.")
    status = [analysis.status, *([running] if analysis.status == "running" else [])]
    again = panel.offer(StartNetworkInsightsAnalysis, NetworkInsightsPathId=analysis.path)
    return Detail(
        analysis.id,
        _("Analysis"),
        title_of(analysis),
        panel.rename(analysis),
        (
            (_("Path"), Thing(analysis.path), (again,)),
            (_("Begun"), stamp(analysis.started), ()),
            (_("Status"), [*status, *([analysis.message] if analysis.message else [])], ()),
            (_("Result"), _result(analysis), ()),
        ),
        (),
        panel.offer(DeleteNetworkInsightsAnalysis, path=analysis.path, NetworkInsightsAnalysisId=analysis.id),
    )
