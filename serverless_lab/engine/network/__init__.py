"""Where packets go: traced forward and back over EC2's state, hop by hop, each with the rule that decided."""
