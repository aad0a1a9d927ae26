from django.db import migrations, models


def the_first_of_each_number(apps, schema_editor):
    """Copies came later than what they are copies of."""
    Account = apps.get_model("sandbox", "Account")
    seen = set()
    for pk, number in Account.objects.order_by("created").values_list("pk", "account_id").iterator():
        if number not in seen:
            seen.add(number)
            Account.objects.filter(pk=pk).update(original=True)


class Migration(migrations.Migration):

    dependencies = [
        ("sandbox", "0009_public_addresses"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="original",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(the_first_of_each_number, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                condition=models.Q(("original", True)),
                fields=("account_id",),
                name="sandbox_one_original_of_each_number",
            ),
        ),
    ]
