"""Missions get an account of their own and variants; quizzes are remembered; attempts of the first version are kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def end_old_attempts(apps, schema_editor):
    """They ran in the learner's own account and cannot go on in one of their own: kept as they ended."""
    for attempt in apps.get_model("courseware", "Attempt").objects.all():
        chapter = attempt.lesson.partition("/")[0]
        attempt.mission = f"{chapter}/{attempt.mission_id}"
        attempt.current = False
        attempt.assisted = attempt.steps > 0
        attempt.save(update_fields=["mission", "current", "assisted"])


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("courseware", "0001_initial"),
        ("sandbox", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("progress", "position", "step"),
        migrations.RemoveConstraint("attempt", "one_attempt_each"),
        migrations.AddField("attempt", "mission", models.CharField(default="", max_length=120), preserve_default=False),
        migrations.AddField("attempt", "variant", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            "attempt",
            "account",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="sandbox.account"),
        ),
        migrations.AddField("attempt", "checks", models.JSONField(default=dict)),
        migrations.AddField("attempt", "tried", models.JSONField(default=list)),
        migrations.AddField("attempt", "assisted", models.BooleanField(default=False)),
        migrations.AddField("attempt", "current", models.BooleanField(default=True)),
        migrations.AlterField("attempt", "started", models.DateTimeField(auto_now_add=True)),
        migrations.RunPython(end_old_attempts, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("attempt", "lesson"),
        migrations.RemoveField("attempt", "mission_id"),
        migrations.AlterModelOptions("attempt", {"ordering": ["-started"]}),
        migrations.AddConstraint(
            "attempt",
            models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("learner", "mission"), name="one_current_attempt_each"
            ),
        ),
        migrations.CreateModel(
            name="QuizAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quiz", models.CharField(max_length=120)),
                ("version", models.PositiveIntegerField()),
                ("seed", models.PositiveIntegerField()),
                ("started", models.DateTimeField(auto_now_add=True)),
                ("finished", models.DateTimeField(null=True)),
                ("current", models.BooleanField(default=True)),
                (
                    "learner",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-started"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("learner", "quiz"),
                        name="one_current_quiz_attempt_each",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question_id", models.CharField(max_length=60)),
                ("given", models.JSONField()),
                ("mark", models.FloatField()),
                (
                    "confidence",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Low"), (2, "Medium"), (3, "High")], default=0
                    ),
                ),
                ("answered", models.DateTimeField(auto_now_add=True)),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="courseware.quizattempt",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("attempt", "question_id"), name="one_response_each")
                ],
            },
        ),
    ]
