"""Policies that are written in a form, in any chapter: checked, completed and put right before anything is done."""
