"""What a reader of the inbox does: following a link of a letter, or answering STOP to a text message."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from lessons.messaging.forms.operation import QueueForm


class _Link(QueueForm):
    """`FollowLink` is an operation of the lab's own: unsigned, as anybody who has the letter."""

    service: ClassVar[str] = "lab"
    operation = "FollowLink"
    link: ClassVar[str] = ""
    LetterId = forms.CharField(label=gettext_lazy("Letter"), max_length=64)

    def params(self) -> dict[str, str]:
        return super().params() | {"Link": self.link}


class Confirm(_Link):
    said, button, link = gettext_lazy("The subscription is confirmed."), gettext_lazy("Confirm subscription"), "confirm"


class EndByLink(_Link):
    said, button, link = gettext_lazy("The subscription has ended."), gettext_lazy("Unsubscribe"), "unsubscribe"


class Stop(_Link):
    said = gettext_lazy("The number gets no more text messages.")
    button, link = gettext_lazy("Answer STOP"), "stop"


FORMS = (Confirm, EndByLink, Stop)
