"""Classes: who is in them, how one joins and leaves, and the pages about that."""
