"""The conveyor with a topic: what is asked of it, what came of it, and how that is told."""
