"""The terminal of an account: a line is read, carried out as whoever acts at the console, and kept with its output."""

from lessons.sandbox.terminal.desk import Desk
from lessons.sandbox.terminal.files import Files, Listed
from lessons.sandbox.terminal.glosses import gloss
from lessons.sandbox.terminal.log import find, newest, recent
from lessons.sandbox.terminal.offers import Offer, offers
from lessons.sandbox.terminal.running import MOST_COMMANDS, Busy, TooManyCommands, Typed, count, run, who_acts

__all__ = [
    "MOST_COMMANDS",
    "Busy",
    "Desk",
    "Files",
    "Listed",
    "Offer",
    "TooManyCommands",
    "Typed",
    "count",
    "find",
    "gloss",
    "newest",
    "offers",
    "recent",
    "run",
    "who_acts",
]
