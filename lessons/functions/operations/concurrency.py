"""Forms about how many runs there may be at once, and how many environments stand ready."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import FunctionForm, qualifiers_of


class PutFunctionConcurrency(FunctionForm):
    operation = "PutFunctionConcurrency"
    said = _("Saved. So many runs are set aside for this function, and it may have no more.")
    title, button = _("Reserve concurrency"), _("Reserve")
    ReservedConcurrentExecutions = whole(
        _("Reserved concurrency"),
        help_text=_("Set aside for this function, and the most it may have. 0 switches it off."),
    )


class DeleteFunctionConcurrency(FunctionForm):
    operation, said = "DeleteFunctionConcurrency", _("Nothing is reserved any more.")
    button = _("Reserve nothing")


class PutProvisionedConcurrencyConfig(FunctionForm):
    operation = "PutProvisionedConcurrencyConfig"
    said = _("The environments are being made: a minute on the account's clock.")
    title, button = _("Add provisioned concurrency"), _("Save")
    Qualifier = chosen(_("Version or alias"), help_text=_("A published version. $LATEST cannot have any."))
    ProvisionedConcurrentExecutions = whole(_("Environments"), initial=1)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return qualifiers_of(page) if name == "Qualifier" else None


class ChangeProvisioned(PutProvisionedConcurrencyConfig):
    """Of a version or alias that has some already."""

    title, button = _("Change"), _("Save")

    @classmethod
    def key(cls) -> str:
        return "ChangeProvisioned"


class DeleteProvisionedConcurrencyConfig(FunctionForm):
    operation, said = "DeleteProvisionedConcurrencyConfig", _("Nothing stands ready there any more.")
    button = _("Remove")
    Qualifier = name(_("Version or alias"))


FORMS = (
    PutFunctionConcurrency,
    DeleteFunctionConcurrency,
    PutProvisionedConcurrencyConfig,
    ChangeProvisioned,
    DeleteProvisionedConcurrencyConfig,
)
