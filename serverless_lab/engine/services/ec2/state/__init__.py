"""EC2's state, by subject; `region.py` holds all of one Region.

Everything refers to everything else by id; addresses are text in canonical form. What there may be many of is a dict by
id, so that no call looks through a list of all of them.
"""
