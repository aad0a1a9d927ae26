"""Metrics of CloudWatch as charts, for the bench of any chapter."""
