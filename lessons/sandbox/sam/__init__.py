"""An account as a SAM template, and a template made in an account."""
