"""Quizzes: what an answer is worth, attempts, how they stand, their page. The data is in `courseware/quiz.py`."""
