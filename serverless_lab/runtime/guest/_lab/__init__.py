"""The lab's side of a function's execution environment. Runs inside the sandbox only."""
