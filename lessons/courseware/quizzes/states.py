"""A quiz as its page shows it: every question open or answered, the score, the summary, the earlier attempts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Check, Lesson
from lessons.courseware.finding import Finding
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Act, Question
from lessons.courseware.quizzes import attempts
from lessons.courseware.quizzes.answers import form_for
from lessons.courseware.quizzes.answers.base import AnswerForm
from lessons.courseware.quizzes.attempts import Counted, Source
from lessons.courseware.quizzes.rows import Row, rows
from lessons.courseware.quizzes.summary import Calibration, calibration
from lessons.courseware.quizzes.wording import Wording, as_typed
from lessons.courseware.text import sentence
from lessons.people.models import Learner


@dataclass(frozen=True)
class Bench:
    """Where an act is done. `because` says why the check is not met, once it was asked."""

    lesson: SafeString
    check: SafeString
    url: str
    because: SafeString = field(default_factory=SafeString)


@dataclass(frozen=True)
class QuestionState:
    """`form` while it is open, `response` once it is answered; with `rows` where its content is still there."""

    question: Question
    number: int
    wording: Wording
    form: AnswerForm | None = None
    response: Response | None = None
    rows: list[Row] = field(default_factory=list)
    bench: Bench | None = None

    @property
    def kind(self) -> str:
        return str(type(self.question).__struct_config__.tag)

    @property
    def template(self) -> str:
        return f"courseware/quiz/kinds/{self.kind}.html"

    @property
    def open(self) -> bool:
        """It can be answered."""
        return self.form is not None and (self.bench is not None or not isinstance(self.question, Act))

    @property
    def right(self) -> bool:
        return self.response is not None and self.response.mark == 1

    @property
    def partly(self) -> bool:
        return self.response is not None and 0 < self.response.mark < 1


@dataclass(frozen=True)
class QuizState:
    """What `courseware/quiz/quiz.html` needs. `shown` is the attempt on the page, None before the first answer.

    `outdated`: the quiz has changed since that attempt began. `answerable`: it takes answers. `gone`: answers to
    questions whose content is kept nowhere. `notice`: a sentence about what was just asked for and not done.
    """

    source: Source
    wording: Wording
    questions: list[QuestionState]
    shown: QuizAttempt | None
    attempts: list[Counted]
    seed: int
    outdated: bool
    answerable: bool
    gone: list[Response] = field(default_factory=list)
    notice: str = ""

    @property
    def url(self) -> str:
        return self.source.url

    @property
    def shown_id(self) -> str:
        return str(self.shown.pk) if self.shown else ""

    @property
    def title(self) -> SafeString:
        return self.wording.say(self.source.title)

    @property
    def answers(self) -> list[Response]:
        return [*(each.response for each in self.questions if each.response), *self.gone]

    @property
    def score(self) -> float:
        return sum(response.mark for response in self.answers)

    @property
    def count(self) -> int:
        return len(self.questions) + len(self.gone)

    @property
    def finished(self) -> bool:
        """Also when all that is open are tasks that have left the course since."""
        if self.shown is None or self.shown.finished is not None:
            return self.shown is not None
        return self.answerable and not any(each.open for each in self.questions)

    @property
    def is_current(self) -> bool:
        return self.shown is None or self.shown.current

    @property
    def can_begin_again(self) -> bool:
        """Another attempt: after this one is finished, or when it cannot be finished any more."""
        return self.source.open and self.is_current and self.shown is not None and (self.finished or self.outdated)

    @property
    def to_look_at(self) -> list[QuestionState]:
        return [each for each in self.questions if each.response and not each.right]

    @property
    def calibration(self) -> list[Calibration]:
        return calibration(self.answers)

    @property
    def others(self) -> list[Counted]:
        """The other attempts in which something was answered."""
        return [each for each in self.attempts if each.answered and each.attempt != self.shown]

    def question(self, question_id: str) -> QuestionState:
        """StopIteration when there is none."""
        return next(each for each in self.questions if each.question.id == question_id)


@dataclass(frozen=True)
class Now:
    """What this request brings along: forms as they were sent, what checks found, answers that are kept nowhere."""

    forms: Mapping[str, AnswerForm] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    responses: Mapping[str, Response] = field(default_factory=dict)
    notice: str = ""


def read(
    source: Source, learner: Learner | None, language: str, now: Now | None = None, *, attempt_id: int | None = None
) -> QuizState:
    """Two queries. The attempt named, or the current one; raises Http404 when the learner has no such attempt."""
    now = now or Now()
    every = [] if source.preview else attempts.attempts(source, learner)
    shown = _chosen(every, attempt_id)
    known = {**attempts.responses(shown), **now.responses}
    outdated = shown is not None and shown.version != source.quiz.version
    content = source.content(shown.version) if shown and outdated else source.quiz
    questions = content.questions if content else source.quiz.questions
    seed = shown.seed if shown else attempts.first_seed(source, learner)
    answerable = source.open and not outdated and (shown is None or shown.current)
    wording = as_typed(language) if source.typed else Wording(language)
    reader = _Reader(seed, wording, now, answerable=answerable, whole=content is not None)
    states = [reader.state(number, each, known.pop(each.id, None)) for number, each in enumerate(questions, 1)]
    if content is None:
        states = [each for each in states if each.response]
    gone = list(known.values())
    return QuizState(source, wording, states, shown, every, seed, outdated, answerable, gone, now.notice)


def _chosen(every: list[Counted], attempt_id: int | None) -> QuizAttempt | None:
    rows = [each.attempt for each in every]
    found = next((row for row in rows if (row.current if attempt_id is None else row.pk == attempt_id)), None)
    if attempt_id is not None and found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class _Reader:
    """`whole`: the content that the attempt was begun with is at hand, so that its answers can be explained."""

    seed: int
    wording: Wording
    now: Now
    answerable: bool
    whole: bool

    def state(self, number: int, question: Question, response: Response | None) -> QuestionState:
        bench = self._bench(question) if isinstance(question, Act) else None
        if response is not None:
            mark = attempts.remark(question, response) if self.whole else None
            found = rows(question, response.given, mark, self.seed) if mark else []
            return QuestionState(question, number, self.wording, response=response, rows=found, bench=bench)
        form = self.now.forms.get(question.id) or form_for(question, self.seed)
        return QuestionState(question, number, self.wording, form if self.answerable else None, bench=bench)

    def _bench(self, act: Act) -> Bench | None:
        """None when the course has no such check (any more)."""
        try:
            chapter, lesson, check = catalogue.check(act.check)
        except LookupError:
            return None
        return self._place(chapter, lesson, check, self.now.findings.get(act.id))

    def _place(self, chapter: Chapter, lesson: Lesson, check: Check, finding: Finding | None) -> Bench:
        language = self.wording.language
        because = SafeString("")
        if finding and not finding.met:
            because = sentence(check.reasons[finding.reason][language], dict(finding.facts))
        url = reverse("courseware:lesson", args=[chapter.slug, lesson.slug])
        return Bench(sentence(lesson.title[language]), sentence(check.title[language]), f"{url}#bench", because)
