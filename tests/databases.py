"""Which tests are asked of which database."""

from django.conf import settings


def of_sqlite(*files: str) -> list[str]:
    """Those files of tests that say nothing of another database, where it is another: for `collect_ignore`."""
    return [] if settings.DATABASES["default"]["ENGINE"].endswith("sqlite") else list(files)
