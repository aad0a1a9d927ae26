"""A repair does not name its cause by why its checks are unmet: that is said once the cause was named."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Mission
from lessons.courseware.models import Attempt
from tests.courseware.make_it_warm import HTMX

REPAIRS = [
    pytest.param(chapter, mission, id=mission.id)
    for chapter, lesson in catalogue.lessons()
    for mission in lesson.missions
    if mission.diagnosis
]
LANGUAGES = ("en", "ko")
NOT_YET = {"en": "<b>Not yet:</b>", "ko": "<b>아직이에요.</b>"}
HELD = {"en": "As soon as the cause is named above", "ko": "위에서 원인을 밝히면"}
pytestmark = pytest.mark.django_db


def told(text: str, language: str) -> tuple[bool, bool]:
    """Among the checks: that reasons are held back, and a reason."""
    checks = text.partition('id="checks-title"')[2].partition("</section>")[0]
    return HELD[language] in checks, NOT_YET[language] in checks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("chapter", "mission"), REPAIRS)
def test_why_a_check_is_unmet_is_said_once_the_cause_is_named(
    as_learner: Client, chapter: Chapter, mission: Mission, language: str
) -> None:
    def name(option: str) -> str:
        return as_learner.post(f"{page}diagnose/", {"option": option}, headers=HTMX | spoken).text

    page, spoken = f"/{chapter.slug}/missions/{mission.id}/", {"accept-language": language}
    as_learner.post(f"{page}begin/")
    assert told(as_learner.get(page, headers=spoken).text, language) == (True, False)
    fault: Any = mission.facts(Attempt.objects.get().variant)["fault"]
    options = [option.id for option in mission.diagnosis.options] if mission.diagnosis else []
    for wrong in options:
        if wrong != fault:
            assert told(name(wrong), language) == (True, False)
    assert told(name(fault), language) == (False, True)
    assert told(as_learner.get(page, headers=spoken).text, language) == (False, True)


@pytest.mark.parametrize(("chapter", "mission"), REPAIRS)
def test_what_was_the_cause_is_refused_in_the_twin_as_every_other_is(
    as_learner: Client, chapter: Chapter, mission: Mission
) -> None:
    """Once through all its causes, and the first again."""
    assert mission.diagnosis is not None
    page, spoken = f"/{chapter.slug}/missions/{mission.id}/", {"accept-language": "en"}
    options = [option.id for option in mission.diagnosis.options]
    seen: list[str] = []
    while seen.count(seen[0] if seen else "") < 2:
        twin = {"twin": "1"} if seen else {}
        assert as_learner.post(f"{page}begin/", twin).status_code == 303
        attempt = Attempt.objects.get(current=True)
        assert attempt.variant == len(seen)
        fault: Any = mission.facts(attempt.variant)["fault"]
        for wrong in sorted(set(options) - {fault}, key=lambda each: each not in seen[-1:]):
            answer = as_learner.post(f"{page}diagnose/", {"option": wrong}, headers=HTMX | spoken)
            assert told(answer.text, "en") == (True, False), (fault, wrong)
        answer = as_learner.post(f"{page}diagnose/", {"option": fault}, headers=HTMX | spoken)
        assert told(answer.text, "en") == (False, True), fault
        seen.append(fault)
    assert len(seen) == len(set(seen)) + 1 > 2
