"""The protocols AWS speaks, one module for each."""
