"""The table of contents. Chapters register themselves when Django starts; courseware imports none of them."""

from lessons.courseware.course import Chapter, Lesson

_chapters: dict[str, Chapter] = {}


def register(chapter: Chapter) -> None:
    """Make a chapter known; refuses a second one under the same slug."""
    if chapter.slug in _chapters:
        raise ValueError(f"chapter registered twice: {chapter.slug}")
    _chapters[chapter.slug] = chapter


def chapters() -> list[Chapter]:
    return sorted(_chapters.values(), key=lambda chapter: chapter.number)


def find(chapter_slug: str, lesson_slug: str) -> tuple[Chapter, Lesson]:
    """Raises LookupError when there is no such lesson."""
    chapter = _chapters[chapter_slug]
    for lesson in chapter.lessons:
        if lesson.slug == lesson_slug:
            return chapter, lesson
    raise LookupError(lesson_slug)


def first() -> tuple[Chapter, Lesson]:
    """Where a new learner begins."""
    chapter = chapters()[0]
    return chapter, chapter.lessons[0]
