"""The terminal as a panel of the bench: what it shows, and what is typed into it."""
