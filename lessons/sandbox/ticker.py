"""Asked twice a second by the process tree."""

from lessons.sandbox.settling import tick

__all__ = ["tick"]
