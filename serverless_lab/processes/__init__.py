"""The process tree of an installation: course, worker and function runtime under one parent."""
