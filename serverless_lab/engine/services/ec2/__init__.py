"""EC2's networking: one state per region. Addresses are kept as text in AWS's canonical form."""
