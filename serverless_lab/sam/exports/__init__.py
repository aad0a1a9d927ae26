"""What of an account becomes resources of a template, a module for each family."""
