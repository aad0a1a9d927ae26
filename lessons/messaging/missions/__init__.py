"""The missions, a folder each: mission.py, checks.py (what is to reach), looks.py (how it is judged)."""
