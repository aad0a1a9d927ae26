"""The component's entry point: everything imported here is part of the snapshot every environment starts from."""

import _lab.preload  # type: ignore[import-not-found]  # noqa: I001 - first of all, modules
import _lab.stdlib  # type: ignore[import-not-found]
import _lab.single_thread  # type: ignore[import-not-found]
import _lab.web  # type: ignore[import-not-found]
import gc

from _lab.bootstrap import Environment  # type: ignore[import-not-found]

_lab.stdlib.pack_when_building()
_lab.single_thread.install()
_lab.web.install()


class WitWorld(Environment):  # type: ignore[misc]
    """The name componentize-py looks for."""


# Keep the collector from touching, and so copying, the snapshot's pages in every environment.
gc.collect()
gc.freeze()
