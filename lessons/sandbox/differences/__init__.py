"""The page "Differences from AWS": what is simulated, made from the operation table and AWS's models."""
