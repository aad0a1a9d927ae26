"""Templates of AWS SAM: an account as one, and one as the operations that make what it describes."""
