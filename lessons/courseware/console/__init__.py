"""What the consoles of the chapters have in common: panels in tabs, and a form for each operation."""
