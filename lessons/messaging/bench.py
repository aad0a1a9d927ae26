"""What the bench of this chapter starts with."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class BenchStart:
    """`opens`: the tab a page begins with. `shelf`: under which name drafts are kept. `function`: whose code the
    terminal finds as a file, as it is deployed; empty for none. `files`: what else it finds.
    """

    opens: str = "queues"
    shelf: str = "messaging"
    function: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
