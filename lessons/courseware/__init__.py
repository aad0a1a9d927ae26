"""What a lesson and a mission are, how their text is written, how checks are asked, and the lesson page.

Writing a lesson: see `course.py` for the dataclasses, `text.py` for the form of the text, `probe.py` for what a check
may look at, `play.py` for how solutions and mistakes are played. A chapter registers itself with `catalogue.register`.
"""
