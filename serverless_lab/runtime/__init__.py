"""The function runtime: learners' code in WebAssembly sandboxes, one process per execution environment."""
