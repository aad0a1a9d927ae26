"""What an instance's page and an interface's page say of plugging one into the other."""

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.vpc.forms.attaching import AttachNetworkInterface, DeleteOnTermination, DetachNetworkInterface
from lessons.vpc.showing import Cell, Panel, yes
from serverless_lab.engine.services.ec2.state.machines import Instance, NetworkInterface

Fact = tuple[str, Cell, tuple[OperationForm, ...]]


def attach(panel: Panel, instance: Instance) -> tuple[OperationForm, ...]:
    """With the next device index that is free."""
    if instance.state not in ("running", "stopped"):
        return ()
    attachments = (panel.state.interfaces[each].attachment for each in instance.interfaces)
    taken = {each.device for each in attachments if each is not None}
    free = next(number for number in range(len(taken) + 1) if number not in taken)
    return (panel.offer(AttachNetworkInterface, {"DeviceIndex": free}, InstanceId=instance.id),)


def detach(panel: Panel, interface: NetworkInterface) -> tuple[OperationForm, ...]:
    """The first interface of an instance stays."""
    attachment = interface.attachment
    if attachment is None or interface.requester or not attachment.device:
        return ()
    return (panel.offer(DetachNetworkInterface, AttachmentId=attachment.id),)


def facts(panel: Panel, interface: NetworkInterface) -> tuple[Fact, ...]:
    attachment = interface.attachment
    if attachment is None or interface.requester:
        return ()
    fixed = {"NetworkInterfaceId": interface.id, "AttachmentId": attachment.id}
    other = "false" if attachment.delete_on_termination else "true"
    form = panel.offer(DeleteOnTermination, Value=other, **fixed)
    return (
        (_("Device index"), attachment.device, ()),
        (_("Deleted with its instance"), yes(attachment.delete_on_termination), (form,)),
    )
