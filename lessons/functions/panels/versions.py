"""Versions and aliases: what there is, and where each alias leads."""

from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.functions.operations.form import function_of
from lessons.functions.operations.versions import (
    CallVersion,
    CreateAlias,
    DeleteAlias,
    DeleteVersion,
    PublishVersion,
    UpdateAlias,
)
from serverless_lab.engine.services.lambda_.state import LATEST, Alias

TEMPLATE = "functions/panels/versions.html"
HAS_FORMS = True
SHOWN = 40  # versions and aliases, each with forms of its own


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    newest = next(reversed(function.versions), LATEST)
    return {
        "publish": PublishVersion.offer(page, form),
        "versions": [
            (
                version,
                CallVersion.press(page, form, Qualifier=version.version),
                DeleteVersion.press(page, form, Qualifier=version.version),
            )
            for version in islice(reversed(function.versions.values()), SHOWN)
        ],
        "others": max(len(function.versions) - SHOWN, 0),
        "create_alias": CreateAlias.offer(page, form, {"FunctionVersion": newest}),
        "aliases": [
            (
                alias,
                _share(alias),
                CallVersion.press(page, form, Qualifier=alias.name),
                UpdateAlias.offer(page, form, _initial(alias), Name=alias.name),
                DeleteAlias.press(page, form, Name=alias.name),
            )
            for alias in islice(function.aliases.values(), SHOWN)
        ],
        "other_aliases": max(len(function.aliases) - SHOWN, 0),
    }


def _share(alias: Alias) -> tuple[str, float] | None:
    """The second version and its percentage."""
    return next(((number, round(weight * 100, 1)) for number, weight in alias.weights.items()), None)


def _initial(alias: Alias) -> dict[str, Any]:
    second = _share(alias)
    told = {"Second": second[0], "Share": round(second[1])} if second else {"Share": 10}
    return {"FunctionVersion": alias.version, **told}
