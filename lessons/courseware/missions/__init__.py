"""Missions: attempts in accounts of their own, how they stand, their page."""
