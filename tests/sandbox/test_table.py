"""How SQLite keeps the journal."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_an_accounts_lines_lie_together():
    """A migration that makes the table anew has to say so again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'sandbox_journalentry'")
        assert cursor.fetchone()[0].endswith('PRIMARY KEY ("account_id", "position")) WITHOUT ROWID')
