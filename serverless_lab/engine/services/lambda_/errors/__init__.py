"""Lambda's refusals, by subject."""
