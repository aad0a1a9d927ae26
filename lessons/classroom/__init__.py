"""What instructors do: write quizzes of their own, look at them as a learner would, and publish them.

A quiz is edited as a draft (`drafts.py`), question by question (`kinds/`), and published as a version that never
changes again (`publishing.py`). Taking one is courseware's business; `taking.py` says where its content is.
"""
