"""The AWS endpoint: signed requests of real clients become calls on the account that their key belongs to."""
