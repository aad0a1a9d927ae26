"""What accounts' secrets follow from is encrypted. Rows are taken one by one: snapshots may have megabytes."""

from django.db import migrations, models

from lessons.sandbox import at_rest


def rows(apps, name):
    """Every row, with one of them in memory."""
    model = apps.get_model("sandbox", name)
    keys = model.objects.order_by("pk")
    row = keys.first()
    while row is not None:
        yield row
        row = keys.filter(pk__gt=row.pk).first()


def encrypt(apps, schema_editor):
    for account in rows(apps, "Account"):
        account.sealed_seed = at_rest.encrypt(account.seed.encode(), "seed", account.pk)
        account.save(update_fields=["sealed_seed"])
    for snapshot in rows(apps, "Snapshot"):
        snapshot.data = at_rest.encrypt(bytes(snapshot.data), "snapshot", snapshot.account_id)
        snapshot.save(update_fields=["data"])


def decrypt(apps, schema_editor):
    for account in rows(apps, "Account"):
        account.seed = at_rest.decrypt(bytes(account.sealed_seed), "seed", account.pk).decode()
        account.save(update_fields=["seed"])
    for snapshot in rows(apps, "Snapshot"):
        snapshot.data = at_rest.decrypt(bytes(snapshot.data), "snapshot", snapshot.account_id)
        snapshot.save(update_fields=["data"])


class Migration(migrations.Migration):

    dependencies = [
        ('sandbox', '0005_acting'),
    ]

    operations = [
        migrations.AddField('account', 'sealed_seed', models.BinaryField(default=b''), preserve_default=False),
        migrations.AlterField('account', 'seed', models.CharField(default='', max_length=64)),
        migrations.RunPython(encrypt, decrypt),
        migrations.RemoveField('account', 'seed'),
    ]
