"""Set-up: everything between a fresh clone and a running lab, each step skipped when nothing changed."""
