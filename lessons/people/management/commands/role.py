"""Who may teach: decided by whoever runs this installation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lessons.people.models import Learner, Role


class Command(BaseCommand):
    help = "Give somebody a role, or list the instructors when nobody is named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="the name somebody signs in with")
        parser.add_argument("role", nargs="?", choices=Role.values, help="the new role; without it, the present one")

    def handle(self, *args: Any, name: str | None, role: str | None, **options: Any) -> None:
        if name is None:
            self._list()
            return
        learner = Learner.objects.named(name).filter(is_guest=False).first()
        if learner is None:
            raise CommandError(f"Nobody here is called {name!r}. A guest has to sign up first.")
        if role is not None:
            learner.role = role
            learner.save(update_fields=["role"])
        self.stdout.write(f"{learner.username}: {learner.role}")

    def _list(self) -> None:
        found = Learner.objects.filter(role=Role.INSTRUCTOR).order_by("username").values_list("username", flat=True)
        self.stdout.write("\n".join(found) or "There are no instructors yet. Make one: manage.py role NAME instructor")
