"""Typed requests of Lambda's operations, by subject."""
