"""EC2's refusals, by subject."""
