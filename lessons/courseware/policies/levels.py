"""AWS's access levels of actions in the reader's language."""

from django.utils.translation import gettext_lazy as _

LEVELS = {
    "List": _("List"),
    "Read": _("Read"),
    "Write": _("Write"),
    "Tagging": _("Tagging"),
    "Permissions management": _("Permissions management"),
}


def level_name(level: str) -> str:
    """Where there is room, AWS's name stays beside it."""
    return str(LEVELS.get(level, level))
