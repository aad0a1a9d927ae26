"""A mission's page: the task, and at the bench the account of the learner's attempt at it."""

from collections.abc import Mapping
from functools import cached_property
from html import unescape
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Lesson, Mission, Text
from lessons.courseware.missions import attempts, states
from lessons.courseware.models import Attempt
from lessons.courseware.page import NotBegun, Page
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import in_account
from lessons.sandbox import lab


class MissionPage(Page):
    """Without an attempt there is the task and no bench."""

    left = "courseware/mission.html"
    live = "courseware/mission_live.html"

    def __init__(self, request: HttpRequest, chapter: Chapter, lesson: Lesson, mission: Mission) -> None:
        super().__init__(request, chapter, lesson)
        self.mission = mission

    @property
    def url(self) -> str:
        return reverse("courseware:mission", args=[self.chapter.slug, self.mission.id])

    @property
    def title(self) -> Text:
        return self.mission.title

    @property
    def bench(self) -> Any:
        return self.mission.bench

    @property
    def key(self) -> str:
        """Under which name attempts are remembered."""
        return f"{self.chapter.slug}/{self.mission.id}"

    @property
    def shelf(self) -> str:
        attempt = self.attempt.pk if self.attempt else ""
        return f"{self.mission.id}.{attempt}:{self.bench.shelf}"

    @cached_property
    def attempt(self) -> Attempt | None:
        """The current one: one query."""
        return attempts.current(self.learner, self.key)

    @property
    def account(self) -> lab.Account | None:
        return self.attempt.account if self.attempt else None

    @property
    def drawn_for(self) -> str:
        """An attempt that was begun anew in another tab is another page."""
        return f"{super().drawn_for}.{self.attempt.pk if self.attempt else ''}"

    def is_for_reader(self, drawn_for: str) -> bool:
        """Was the page drawn for whoever is here now, or for the visitor they were before?"""
        learner = drawn_for.partition(".")[0]
        return learner in ("", super().drawn_for)

    @property
    def facts(self) -> Mapping[str, Any]:
        """Of the attempt's variant; its texts in the reader's language."""
        facts = self.mission.facts(self.attempt.variant if self.attempt else 0)
        return {name: self.say(value) if isinstance(value, Mapping) else value for name, value in facts.items()}

    @cached_property
    def probe(self) -> Probe:
        facts = self.mission.facts(self.attempt.variant) if self.attempt else {}
        since = self.attempt.since if self.attempt else 0
        rehearsals = in_account(self.account, facts) if self.account else None
        return Probe(self.view.cloud, since=since, facts=facts, trials=self._try_out, rehearsals=rehearsals)

    def _try_out(self, cloud: Any, function: str, events: Any) -> list[lab.Trial]:
        assert self.account is not None
        return lab.try_out(self.account, cloud, function, events)

    def begin(self) -> None:
        """Only the button that starts a mission makes its account."""
        if self.account is None:
            raise NotBegun

    def context(self, *, after_action: bool) -> dict[str, Any]:
        state = states.state(self)
        just_solved = after_action and self.at is None and states.record(self, state)
        return {
            "state": state,
            "just_solved": just_solved,
            "onward": self._onward(),
            "earlier": attempts.earlier(self.learner, self.key),
            "done": sum(check.met for check in state.checks) + state.named,
            "total": len(state.checks) + (self.mission.diagnosis is not None),
        }

    def _onward(self) -> dict[str, str]:
        """Where to go after it: the next mission of the lesson, the next lesson, or back to the course."""
        following = self.lesson.missions[self.lesson.missions.index(self.mission) + 1 :]
        if following:
            url = reverse("courseware:mission", args=[self.chapter.slug, following[0].id])
            return {"url": url, "text": self.say(following[0].title)}
        found = catalogue.after(self.chapter.slug, self.lesson.slug)
        if found is None:
            return {"url": reverse("courseware:course"), "text": _("To the course")}
        chapter, lesson = found
        url = reverse("courseware:lesson", args=[chapter.slug, lesson.slug])
        return {"url": url, "text": f"{lesson.number} {self.say(lesson.title)}"}

    def next_hint(self) -> str:
        """As plain text: the terminal asks for it. The solution is asked for beside the task alone."""
        if states.state(self).more != "hint":
            return ""
        return unescape(strip_tags(states.help_on(self, None)))

    def renew(self) -> None:
        super().renew()
        self.__dict__.pop("attempt", None)
