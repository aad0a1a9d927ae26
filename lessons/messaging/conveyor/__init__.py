"""The conveyor on the bench: a simulated run of many messages, and the backlog calculator."""
