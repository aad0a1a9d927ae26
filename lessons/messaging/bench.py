"""What the bench of this chapter starts with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BenchStart:
    """`opens`: the tab a page begins with. `shelf`: under which name drafts are kept. `function`: whose code the
    terminal finds as a file, as it is deployed; empty for none.
    """

    opens: str = "queues"
    shelf: str = "messaging"
    function: str = ""
