"""A database keeps what was overwritten in places that are free now; these are written anew."""

from django.db import migrations

FORGET = {
    "sqlite": ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": ["VACUUM FULL sandbox_account", "VACUUM FULL sandbox_snapshot", "CHECKPOINT"],
}


def forget(apps, schema_editor):
    if apps.get_model("sandbox", "Account").objects.exists():
        with schema_editor.connection.cursor() as cursor:
            for statement in FORGET.get(schema_editor.connection.vendor, ()):
                cursor.execute(statement)


class Migration(migrations.Migration):

    atomic = False  # neither can be done within a transaction

    dependencies = [
        ('sandbox', '0006_encrypt_secrets'),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
