"""The last step of changing the server's secret: afterwards the former one is not needed any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lessons.sandbox.at_rest import Undecipherable
from lessons.sandbox.errors import SecretLost
from lessons.sandbox.models import Account, Snapshot, TerminalLine


class Command(BaseCommand):
    help = "Encrypt every account with the present secret key, so that LAB_SECRET_KEY_FALLBACKS can be emptied."

    def handle(self, *args: Any, **options: Any) -> None:
        lost = 0
        for pk in _keys(Account):
            lost += sum(not _renew_account(account) for account in Account.objects.filter(pk=pk))
        for pk in _keys(Snapshot):
            for snapshot in Snapshot.objects.filter(pk=pk):  # unless it was thinned out meanwhile
                _renew_snapshot(snapshot)
        for pk in _keys(TerminalLine):
            for line in TerminalLine.objects.filter(pk=pk):
                line.printed = line.printed
                TerminalLine.objects.filter(pk=pk).update(output=line.output)
        if lost:
            raise CommandError(f"Accounts that could not be decrypted: {lost}. {SecretLost.advice}")
        self.stdout.write(f"Accounts encrypted with the present key: {Account.objects.count()}")


def _keys(model: type[Account] | type[Snapshot] | type[TerminalLine]) -> list[Any]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def _renew_account(account: Account) -> bool:
    try:
        seed = account.seed
    except SecretLost:
        return False
    account.seed = seed
    account.save(update_fields=["sealed_seed"])
    return True


def _renew_snapshot(snapshot: Snapshot) -> None:
    """One that cannot be read is worth nothing: the journal has it all."""
    try:
        state = snapshot.state
    except Undecipherable:
        snapshot.delete()
        return
    snapshot.state = state
    Snapshot.objects.filter(pk=snapshot.pk).update(data=snapshot.data)
