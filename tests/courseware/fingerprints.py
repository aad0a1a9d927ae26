"""What running attempts are judged by, as one short text for each mission and quiz.

`python -m tests.courseware.fingerprints` writes the present ones down, once a version has been raised.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("fingerprints.json")


def present() -> dict[str, dict[str, Any]]:
    """By address: the version, and a digest of everything that decides a mark."""
    from lessons.courseware import catalogue

    found = {}
    for chapter, lesson in catalogue.lessons():
        for mission in lesson.missions:
            found[f"{chapter.slug}/missions/{mission.id}"] = _entry(mission.version, _of_mission(mission))
        if lesson.quiz:
            found[f"{chapter.slug}/{lesson.slug}/quiz"] = _entry(lesson.quiz.version, _of_quiz(lesson.quiz))
    return found


def _entry(version: int, decides: Any) -> dict[str, Any]:
    text = json.dumps(decides, sort_keys=True, default=str)
    return {"version": version, "digest": hashlib.sha256(text.encode()).hexdigest()[:16]}


def _of_mission(mission: Any) -> Any:
    return {
        "checks": [check.id for check in mission.checks],
        "causes": [option.id for option in mission.diagnosis.options] if mission.diagnosis else [],
        "facts": [mission.facts(variant) for variant in range(4)],
        "help": [len(mission.hints), len(mission.solution)],
    }


def _of_quiz(quiz: Any) -> Any:
    """Questions without their texts: ids, and which answers are right."""
    texts = {
        "prompt",
        "text",
        "rationale",
        "when_true",
        "when_false",
        "left",
        "right",
        "title",
        "near",
        "wrong",
        "unit",
    }

    def bare(thing: Any) -> Any:
        if hasattr(thing, "__struct_fields__"):
            fields = {name: getattr(thing, name) for name in thing.__struct_fields__}
            kept = {name: bare(value) for name, value in fields.items() if name not in texts or value is True}
            if "extra" in kept:
                kept["extra"] = len(kept["extra"])  # what nothing is matched with is text alone
            return {"kind": type(thing).__name__} | kept
        return [bare(each) for each in thing] if isinstance(thing, tuple) else thing

    return bare(quiz.questions)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    FILE.write_text(json.dumps(present(), indent=1, sort_keys=True) + "\n")
