"""Connect your own tools: what a client outside the lab needs, and its first call as it arrives."""
