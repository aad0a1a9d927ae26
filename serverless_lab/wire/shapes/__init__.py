"""Walks along botocore's shapes, one module for each notation."""
