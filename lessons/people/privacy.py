"""Pages that show what belongs to somebody."""

from django.views.decorators.cache import cache_control

# A learner's page is kept nowhere: on a shared computer the next person must not find it by going back, and one that
# was left and returned to is drawn anew instead of showing an account of long ago.
private = cache_control(private=True, no_store=True)
