"""Forms about managed prefix lists and DHCP option sets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.fields import cidr, name_tag
from lessons.vpc.forms.operation import OperationForm

FAMILIES = (("IPv4", "IPv4"), ("IPv6", "IPv6"))
LARGEST = 1_000_000_000  # a number that AWS itself may refuse


def _size() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Most entries"),
        min_value=0,
        max_value=LARGEST,
        help_text=_("A rule or route with the list counts as this many rules or routes."),
    )


class CreateManagedPrefixList(OperationForm):
    operation, said = "CreateManagedPrefixList", _("The prefix list is there.")
    title, button = _("Create a prefix list"), _("Create the list")
    made, aside = ("PrefixList", "PrefixListId"), ("range",)
    PrefixListName = name(_("List name"))
    AddressFamily = forms.ChoiceField(label=_("Kind of addresses"), choices=FAMILIES)
    MaxEntries = _size()
    range = cidr(_("First range (CIDR)"), required=False)

    def params(self) -> dict[str, Any]:
        first = self.cleaned_data["range"]
        return super().params() | ({"Entries": [{"Cidr": first}]} if first else {})


class _Entries(OperationForm):
    """A change of entries names the version that it was made for: somebody else may have changed the list."""

    operation, aside = "ModifyManagedPrefixList", ("Cidr", "Description")
    PrefixListId = name(_("Prefix list"))
    CurrentVersion = forms.IntegerField(label=_("Version"), min_value=0, max_value=LARGEST)
    Cidr = cidr()


class AddEntry(_Entries):
    said = _("The range is in the list.")
    title, button = _("Add a range"), _("Add the range")
    Description = name(_("Description"), required=False)

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        described = {"Description": cleaned["Description"]} if cleaned["Description"] else {}
        return super().params() | {"AddEntries": [{"Cidr": cleaned["Cidr"]} | described]}


class RemoveEntry(_Entries):
    said, button = _("The range is out of the list."), _("Remove")

    def params(self) -> dict[str, Any]:
        return super().params() | {"RemoveEntries": [{"Cidr": self.cleaned_data["Cidr"]}]}


class ResizeManagedPrefixList(OperationForm):
    """Where a group or table would not take the new size, AWS answers all the same, and the list's state says it."""

    operation, said = "ModifyManagedPrefixList", _("The list takes as many entries now.")
    title, button = _("Change the size"), _("Change the size")
    PrefixListId = name(_("Prefix list"))
    MaxEntries = _size()

    def done(self, page: Page, result: Result) -> None:
        answer = result.answer or {}
        self.said = answer["PrefixList"].get("StateMessage") or self.said


class DeleteManagedPrefixList(OperationForm):
    operation, said = "DeleteManagedPrefixList", _("The prefix list is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the prefix list"), _("Delete for good"), True, True
    PrefixListId = name(_("Prefix list"))


class CreateDhcpOptions(OperationForm):
    """Several values of an option are typed with commas between."""

    operation, said = "CreateDhcpOptions", _("The DHCP options are there. Associate them with a VPC.")
    title, button, tagged = _("Create DHCP options"), _("Create the options"), "dhcp-options"
    made, aside = ("DhcpOptions", "DhcpOptionsId"), ("domain", "resolvers", "clocks")
    Name = name_tag()
    domain = name(_("Domain name"), required=False, help_text=_("Such as dumplings.example."))
    resolvers = name(
        _("Name servers"), required=False, help_text=_("AmazonProvidedDNS, or addresses with commas between.")
    )
    clocks = name(_("Time servers (NTP)"), required=False, help_text=_("Addresses with commas between."))

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if not any(cleaned.get(each) for each in self.aside):
            self.add_error("domain", forms.ValidationError(_("Fill in one of the options at least.")))
        return cleaned

    def params(self) -> dict[str, Any]:
        keys = {"domain-name": "domain", "domain-name-servers": "resolvers", "ntp-servers": "clocks"}
        typed = {key: self.cleaned_data[field].replace(",", " ").split() for key, field in keys.items()}
        options = [{"Key": key, "Values": values} for key, values in typed.items() if values]
        return super().params() | {"DhcpConfigurations": options}


class AssociateDhcpOptions(OperationForm):
    operation, said = "AssociateDhcpOptions", _("The VPC tells its instances these options now.")
    title, button = _("Take other DHCP options"), _("Associate")
    VpcId = name("VPC")
    DhcpOptionsId = chosen(_("DHCP options"))


class DeleteDhcpOptions(OperationForm):
    operation, said = "DeleteDhcpOptions", _("The DHCP options are deleted. Undo brings them back.")
    title, button, danger, gone = _("Delete the options"), _("Delete for good"), True, True
    DhcpOptionsId = name(_("DHCP options"))


LISTS = (
    CreateManagedPrefixList,
    AddEntry,
    RemoveEntry,
    ResizeManagedPrefixList,
    DeleteManagedPrefixList,
    CreateDhcpOptions,
    AssociateDhcpOptions,
    DeleteDhcpOptions,
)
