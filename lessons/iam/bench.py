"""What the bench of this chapter starts with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BenchStart:
    """`opens`: the tab a page begins with. `shelf`: under which name drafts of policies are kept."""

    opens: str = "users"
    shelf: str = "iam"
