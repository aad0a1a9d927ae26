"""The state of event source mappings."""

import msgspec

from serverless_lab.engine.instant import Instant


class Mapping(msgspec.Struct, omit_defaults=True):
    """An event source mapping. `state`: Creating | Enabling | Enabled | Disabling | Disabled | Updating | Deleting; it
    goes on at `due`.

    `batches` are those that are being processed: by request id, the receipts of their records by record id. It polls at
    `planned`, gathers records for its window since `gathering`, was never without work since `busy_since`, and waited
    `waited` seconds last because there was no room for a run; 0 for none. `denied`: its role might not poll the last
    time it looked.
    """

    uuid: str
    source: str
    function: str
    modified: Instant
    qualifier: str = ""
    enabled: bool = True
    state: str = "Creating"
    due: Instant = 0
    batch_size: int = 0
    window: int = 0
    item_failures: bool = False
    filters: list[str] = []
    most_at_once: int | None = None
    batches: dict[str, dict[str, str]] = {}
    planned: Instant = 0
    gathering: Instant = 0
    busy_since: Instant = 0
    waited: int = 0
    denied: bool = False
