"""The policy simulator: what policies would say, without doing anything."""
