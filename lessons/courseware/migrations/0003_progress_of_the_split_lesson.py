"""The first lesson became three: what was reached in it is found under the lessons that have it now."""

from django.db import migrations

BEFORE = "functions/cold-and-warm-start"
AFTER = "functions/what-lambda-is"
MOVED = ("deployed", "first-call")


def follow(apps, schema_editor):
    apps.get_model("courseware", "Progress").objects.filter(lesson=BEFORE, check_id__in=MOVED).update(lesson=AFTER)


def go_back(apps, schema_editor):
    apps.get_model("courseware", "Progress").objects.filter(lesson=AFTER, check_id__in=MOVED).update(lesson=BEFORE)


class Migration(migrations.Migration):
    dependencies = [("courseware", "0002_missions_and_quizzes")]
    operations = [migrations.RunPython(follow, go_back)]
