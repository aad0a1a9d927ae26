"""What the apps above hear about people."""

from django.dispatch import Signal

# Sent with `guest` and `learner` while both rows are locked, in the transaction that deletes the guest afterwards:
# whoever keeps something of a guest's gives it to the learner now, and whatever it raises undoes all of it.
guest_joins = Signal()
