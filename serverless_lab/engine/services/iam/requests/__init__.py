"""Typed requests of the IAM operations, one module per resource."""
