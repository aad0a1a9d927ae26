"""Function URLs: an address of its own for a function or an alias, and what becomes of a request to it."""
