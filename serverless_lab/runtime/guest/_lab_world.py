"""The component's entry point: everything imported here is part of the snapshot every environment starts from."""

import _lab.preload  # noqa: I001 - the order is the point: modules first, then what replaces parts of them
import _lab.stdlib
import _lab.single_thread
import gc

from _lab.bootstrap import Environment

_lab.stdlib.pack_when_building()
_lab.single_thread.install()


class WitWorld(Environment):
    """The name componentize-py looks for."""


# Keep the collector from touching, and so copying, the snapshot's pages in every environment.
gc.collect()
gc.freeze()
