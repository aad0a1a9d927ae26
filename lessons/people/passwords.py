"""What a password must be, said in the course's own words."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHORTEST = 10


class LongEnough(MinimumLengthValidator):
    def __init__(self) -> None:
        super().__init__(SHORTEST)

    def get_error_message(self) -> str:
        return ngettext(
            "This password is too short. Use at least %(count)d character.",
            "This password is too short. Use at least %(count)d characters.",
            self.min_length,
        ) % {"count": self.min_length}


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed first. Choose another one.")


class NotTheName(UserAttributeSimilarityValidator):
    """Looks at the name and at the e-mail address."""

    def __init__(self) -> None:
        super().__init__(("username", "email"))

    def get_error_message(self) -> str:
        return _("This password is too much like your name or your e-mail address. Choose another one.")


def help_text() -> str:
    text = _("At least %(count)d characters. A short sentence is easy to remember and hard to guess.")
    return text % {"count": SHORTEST}


HELP = lazy(help_text, str)()
