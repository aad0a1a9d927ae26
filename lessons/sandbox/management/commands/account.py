"""Accounts for automated tests and class scripts, from the command line."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lessons.sandbox import lab, operating


class Command(BaseCommand):
    help = "Make, reset, list or delete accounts that belong to no learner."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        create = actions.add_parser("create", help="a new account and its root access key")
        create.add_argument("--account-id", default="", help="12 digits that no other account has")
        listing = actions.add_parser("list", help="the accounts made this way")
        for each in (create, listing):
            each.add_argument("--json", action="store_true", help="for programs")
        for name, text in (("reset", "back to the beginning"), ("delete", "for good")):
            actions.add_parser(name, help=text).add_argument("account_id")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, f"_{action}")(**options)
        except operating.Taken as error:
            raise CommandError("There is an account with this number already.") from error
        except (ValueError, lab.LabError) as error:
            raise CommandError(str(error)) from error

    def _create(self, account_id: str, json: bool, **_more: Any) -> None:
        self._show([operating.describe(operating.create(account_id))], as_json=json)

    def _list(self, json: bool, **_more: Any) -> None:
        self._show([operating.describe(each) for each in operating.every()], as_json=json)

    def _reset(self, account_id: str, **_more: Any) -> None:
        lab.reset(operating.find(account_id))

    def _delete(self, account_id: str, **_more: Any) -> None:
        lab.delete_account(operating.find(account_id))

    def _show(self, found: list[dict[str, str]], *, as_json: bool) -> None:
        if as_json:
            for each in found:
                self.stdout.write(json.dumps(each))
            return
        for each in found:
            self.stdout.write("\n".join(f"{name:18} {value}" for name, value in each.items()) + "\n")
