"""Typed requests of EC2's operations, a module for each resource."""
