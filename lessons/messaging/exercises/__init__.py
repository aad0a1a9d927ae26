"""The lessons, a folder each: lesson.py (what there is to do), looks.py (how it is judged), quiz.py."""
