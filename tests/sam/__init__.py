"""Templates of SAM: written, read, and made."""
