"""What a function would do under load, worked out from runs that were measured. Nothing here changes an account."""
