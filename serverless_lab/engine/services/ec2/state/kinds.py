"""Types that the whole state uses."""

Tags = dict[str, str]
# Ids in the order they came; a dict, because members are looked up and taken away by id.
Ids = dict[str, None]
