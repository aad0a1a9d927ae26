"""Forms about virtual MFA devices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.iam.forms.fields import name
from lessons.iam.forms.operation import OperationForm


def _code(label: object) -> forms.CharField:
    attrs = {"class": "input mono short", "inputmode": "numeric", "autocomplete": "off"}
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs))


class CreateVirtualMFADevice(OperationForm):
    operation, said = "CreateVirtualMFADevice", _("The device is there. Now bind it to the user with two codes.")
    title, button = _("Add an MFA device"), _("Create the device")
    VirtualMFADeviceName = name(_("Name of the device"))


class _TwoCodes(OperationForm):
    UserName = name(_("User name"))
    SerialNumber = name(_("Serial number"))
    AuthenticationCode1 = _code(_("First code"))
    AuthenticationCode2 = _code(_("The code after it"))


class EnableMFADevice(_TwoCodes):
    operation, said = "EnableMFADevice", _("From now on this user signs in with a code as well.")
    title, button = _("Bind it to the user"), _("Enable MFA")


class ResyncMFADevice(_TwoCodes):
    operation, said = "ResyncMFADevice", _("The device is in step again.")
    title, button = _("Bring it in step"), _("Resynchronise")


class DeactivateMFADevice(OperationForm):
    operation, said, button = "DeactivateMFADevice", _("The device is not the user's any more."), _("Deactivate")
    question = _("Deactivate this device? The user then signs in with the password alone.")
    UserName = name(_("User name"))
    SerialNumber = name(_("Serial number"))


class DeleteVirtualMFADevice(OperationForm):
    operation, said, button = "DeleteVirtualMFADevice", _("The device is deleted."), _("Delete")
    SerialNumber = name(_("Serial number"))


MFA = (CreateVirtualMFADevice, EnableMFADevice, ResyncMFADevice, DeactivateMFADevice, DeleteVirtualMFADevice)
