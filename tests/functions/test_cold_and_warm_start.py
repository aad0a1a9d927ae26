"""The content of "Cold start and warm start": every check, reason, prediction, hint and mistake, played."""

import json
import re
from collections.abc import Iterator, Mapping
from string import Formatter

import pytest

from lessons.courseware.course import Check, Mission, Text
from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.courseware.text import lesson_text, sentence
from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON
from lessons.functions.missions.make_it_warm.mission import MISSION
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER, TOO_SLOW
from lessons.functions.playing import at_once, configure, deploy, invoke, wait
from tests.functions.player import MemoryPlayer

SOURCE = BENCH.source["en"]
BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no stove')\n"
BARE = "def lambda_handler(event, context):\n    return {'total': 1}\n"
SLOW = {"item": "soup", "wait_seconds": 1}
LANGUAGES = ("en", "ko")

order = invoke(FUNCTION, ORDER)
more_memory = configure(FUNCTION, MemorySize=1024)
pair = at_once(FUNCTION, 2, ORDER)

# The lesson as its text leads through it: what is done for each check, in order.
LESSON_STEPS = {
    "deployed": (deploy(FUNCTION, SOURCE),),
    "first-call": (order,),
    "cold-after-change": (more_memory, order),
    "warm-call": (order,),
    "three-at-once": (at_once(FUNCTION, 3, ORDER),),
    "cold-again": (wait(minutes=20), order),
}


def delete(player: Player) -> None:
    player.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


def lesson_findings(player: MemoryPlayer) -> dict[str, Finding]:
    return {check.id: check.look(player.probe()) for check in LESSON.checks}


# Lesson


def test_no_check_is_met_in_a_fresh_account() -> None:
    assert not any(finding.met for finding in lesson_findings(MemoryPlayer()).values())


def test_each_check_ticks_at_its_own_step_and_stays() -> None:
    player, reached = MemoryPlayer(), set[str]()
    assert list(LESSON_STEPS) == [check.id for check in LESSON.checks]
    for check_id, plays in LESSON_STEPS.items():
        player.play(*plays)
        reached.add(check_id)
        assert {name for name, finding in lesson_findings(player).items() if finding.met} == reached


def test_checks_untick_when_what_they_saw_is_gone() -> None:
    player = MemoryPlayer().play(*(play for plays in LESSON_STEPS.values() for play in plays))
    assert all(finding.met for finding in lesson_findings(player).values())
    player.play(delete)
    assert {finding.reason for finding in lesson_findings(player).values()} == {"no-function"}


REASONS = [
    ("first-call", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("first-call", "failed", [deploy(FUNCTION, BROKEN), order]),
    ("cold-after-change", "no-change", [deploy(FUNCTION, SOURCE), order, order]),
    ("cold-after-change", "not-called", [deploy(FUNCTION, SOURCE), order, more_memory]),
    ("cold-after-change", "failed", [deploy(FUNCTION, SOURCE), order, deploy(FUNCTION, BROKEN), order]),
    ("warm-call", "cold", [deploy(FUNCTION, SOURCE), order]),
    ("warm-call", "no-counter", [deploy(FUNCTION, BARE), order, order]),
    ("warm-call", "failed", [deploy(FUNCTION, SOURCE), order, invoke(FUNCTION, TOO_SLOW)]),
    ("three-at-once", "one-by-one", [deploy(FUNCTION, SOURCE), order, order, order]),
    ("three-at-once", "fewer", [deploy(FUNCTION, SOURCE), at_once(FUNCTION, 2, SLOW)]),
    ("three-at-once", "some-failed", [deploy(FUNCTION, SOURCE), order, at_once(FUNCTION, 3, TOO_SLOW)]),
    ("cold-again", "warm", [deploy(FUNCTION, SOURCE), order, wait(minutes=3), order]),
    ("cold-again", "not-called", [deploy(FUNCTION, SOURCE), order, wait(minutes=20)]),
    ("cold-again", "other-cause", [deploy(FUNCTION, SOURCE), order, more_memory, order]),
    ("cold-again", "failed", [deploy(FUNCTION, SOURCE), order, invoke(FUNCTION, TOO_SLOW)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons_of_the_lesson(check_id: str, reason: str, plays: list) -> None:
    finding = LESSON.check(check_id).look(MemoryPlayer().play(*plays).probe())
    assert (finding.met, finding.reason) == (False, reason)
    says_it_in_both_languages(LESSON.check(check_id).reasons[reason], finding.facts)


def test_every_reason_of_the_lesson_is_played() -> None:
    own = {(check.id, reason) for check in LESSON.checks for reason in check.reasons}
    everywhere = {
        (check.id, reason) for check in LESSON.checks for reason in ("no-function", "no-run", "failed")
    }  # shared by all checks and played once
    assert own - everywhere <= {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_change_counts_also_when_the_environment_had_rested_too_long_before_it() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, wait(minutes=20), more_memory, order)
    assert LESSON.check("cold-after-change").look(player.probe()).met


def test_the_report_a_learner_reads_has_what_the_text_says() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, order)
    cold, warm = player.probe().invocations(FUNCTION)
    cold_log, warm_log = player.probe().log(cold), player.probe().log(warm)
    assert cold_log[0] == "kitchen: lighting the stove"
    assert cold_log[1].startswith("START")
    assert "Init Duration" in cold_log[-1]
    assert not any("kitchen" in line or "Init Duration" in line for line in warm_log)


# Predictions


def test_which_call_is_longer_is_answered_by_the_first_warm_call() -> None:
    prediction = LESSON.prediction("which-is-longer")
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(order).probe())
    assert truth is not None
    assert truth.option == "cold"
    share = 128 / 1769
    assert truth.facts == {
        "cold_ms": f"{5 + 2 + 21 / share:.1f}",
        "warm_ms": f"{1 / share:.1f}",
        "init_ms": f"{20 / share:.1f}",
    }
    says_it_in_both_languages(prediction.reveal, truth.facts)


def test_two_calls_that_wait_alike_count_as_the_same() -> None:
    slow = invoke(FUNCTION, {"wait_seconds": 2.6})
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), more_memory, slow, slow)
    truth = LESSON.prediction("which-is-longer").truth(player.probe())
    assert truth is not None
    assert truth.option == "same"


def test_the_counter_begins_anew_after_the_break() -> None:
    prediction = LESSON.prediction("counter-after-a-break")
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, order, order)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(wait(minutes=20), order).probe())
    assert truth is not None
    assert (truth.option, truth.facts["before"], truth.facts["after"]) == ("one", 3, 1)
    assert float(truth.facts["minutes"]) == pytest.approx(20, abs=0.1)
    says_it_in_both_languages(prediction.reveal, truth.facts)


@pytest.mark.parametrize("prediction", LESSON.predictions, ids=lambda prediction: prediction.id)
def test_each_truth_is_an_option(prediction) -> None:
    player = MemoryPlayer().play(*(play for plays in LESSON_STEPS.values() for play in plays))
    truth = prediction.truth(player.probe())
    assert truth is not None
    assert truth.option in [option.id for option in prediction.options]


# Mission


def begun(*before) -> tuple[MemoryPlayer, int]:
    """A mission that was just started, and the journal position from which calls count."""
    player = MemoryPlayer().play(*before).play(*MISSION.start)
    return player, player.head


def mission_findings(player: MemoryPlayer, since: int) -> dict[str, Finding]:
    return {check.id: check.look(player.probe(since)) for check in MISSION.checks}


@pytest.mark.parametrize("before", [(), (deploy(FUNCTION, SOURCE), pair, pair)], ids=["new", "warm already"])
def test_the_start_of_the_mission_meets_nothing(before) -> None:
    player, since = begun(*before)
    assert {finding.reason for finding in mission_findings(player, since).values()} == {"no-call"}
    assert player.probe().warm_for(FUNCTION, 1) == 0


def test_the_start_keeps_the_learners_own_code() -> None:
    player, _ = begun(deploy(FUNCTION, BARE), more_memory)
    function = player.probe().function(FUNCTION)
    assert player.play(order).probe().payload(player.probe().last(FUNCTION)) == {"total": 1}
    assert function.memory_size == 128


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_the_solution_solves_the_mission(seed: str) -> None:
    player = MemoryPlayer(seed).play(*MISSION.start)
    since = player.head
    for step in MISSION.solution:
        assert not all(finding.met for finding in mission_findings(player, since).values())
        player.play(step.play)
    assert all(finding.met for finding in mission_findings(player, since).values())
    assert not any(mistake.seen(player.probe(since)) for mistake in MISSION.mistakes)


def test_what_was_solved_is_lost_when_the_environments_are() -> None:
    player, since = begun()
    player.play(*(step.play for step in MISSION.solution), more_memory)
    assert mission_findings(player, since)["ready"].reason == "none-ready"
    assert mission_findings(player.play(order), since)["half-hour"].reason == "changed"


@pytest.mark.parametrize("mistake", MISSION.mistakes, ids=lambda mistake: mistake.id)
def test_each_known_mistake_is_told_from_the_others(mistake) -> None:
    player, since = begun()
    player.play(*mistake.play)
    assert [each.id for each in MISSION.mistakes if each.seen(player.probe(since))] == [mistake.id]
    assert not all(finding.met for finding in mission_findings(player, since).values())
    says_it_in_both_languages(mistake.message)


def test_a_mistake_is_no_longer_told_once_the_learner_goes_on() -> None:
    for mistake in MISSION.mistakes:
        player, since = begun()
        player.play(*mistake.play, pair, pair)
        assert not mistake.seen(player.probe(since)), mistake.id


def test_no_mistake_is_seen_before_or_at_the_first_call() -> None:
    player, since = begun()
    assert not any(mistake.seen(player.probe(since)) for mistake in MISSION.mistakes)
    player.play(order)
    assert not any(mistake.seen(player.probe(since)) for mistake in MISSION.mistakes)


KITCHEN = configure(FUNCTION, Environment={"Variables": {"KITCHEN": "open"}})
MISSION_REASONS = [
    ("half-hour", "counting", [order]),
    ("half-hour", "counting", [order, wait(minutes=4), order]),
    ("half-hour", "idle", [order, wait(minutes=16), order]),
    ("half-hour", "changed", [order, KITCHEN, order]),
    ("half-hour", "lost", [order, invoke(FUNCTION, TOO_SLOW), order]),
    ("half-hour", "failed", [order, invoke(FUNCTION, TOO_SLOW)]),
    ("half-hour", "failed", [invoke(FUNCTION, TOO_SLOW)]),
    ("two-customers", "no-pair", [order]),
    ("two-customers", "pair-cold", [pair]),
    ("two-customers", "pair-young", [pair, wait(minutes=4), pair]),
    ("two-customers", "pair-failed", [pair, at_once(FUNCTION, 2, TOO_SLOW)]),
    ("ready", "none-ready", [order, wait(minutes=16)]),
    ("ready", "one-ready", [order]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), MISSION_REASONS)
def test_reasons_of_the_mission(check_id: str, reason: str, plays: list) -> None:
    player, since = begun()
    check = next(check for check in MISSION.checks if check.id == check_id)
    finding = check.look(player.play(*plays).probe(since))
    assert (finding.met, finding.reason) == (False, reason)
    says_it_in_both_languages(check.reasons[reason], finding.facts)


@pytest.mark.parametrize(("cause", "reason"), [("evicted", "by-lab"), ("restarted", "by-lab"), ("rewound", "rewound")])
def test_an_environment_the_lab_lost_has_its_reason_too(cause: str, reason: str) -> None:
    player, since = begun()
    player.play(order)
    environment = player.probe().environments(FUNCTION)[0].environment_id
    player.call("lab", "LoseEnvironment", {"EnvironmentId": environment, "Reason": cause})
    assert mission_findings(player.play(order), since)["half-hour"].reason == reason


def test_a_call_beside_one_that_still_runs_says_so() -> None:
    player, since = begun()
    player.play(order)
    player.cloud.call(player.cloud.root, "lambda", "Invoke", {"FunctionName": FUNCTION}, wall=player.wall)
    assert mission_findings(player.play(order), since)["half-hour"].reason == "busy"


def test_every_reason_of_the_mission_is_played() -> None:
    own = {(check.id, reason) for check in MISSION.checks for reason in check.reasons}
    elsewhere = {(check.id, "no-call") for check in MISSION.checks} | {
        ("half-hour", each) for each in ("busy", "rewound", "by-lab")
    }
    assert own - elsewhere == {(check_id, reason) for check_id, reason, _ in MISSION_REASONS}


def test_one_warm_environment_for_the_half_hour_is_not_enough_for_two_customers() -> None:
    player, since = begun()
    player.play(order, *(wait(minutes=4), order) * 8)
    met = {name for name, finding in mission_findings(player, since).items() if finding.met}
    assert met == {"half-hour"}
    findings = mission_findings(player.play(pair), since)
    assert findings["half-hour"].met
    assert findings["two-customers"].facts == {"calls": 2, "cold": 1}


def test_a_break_can_be_made_good_without_starting_over() -> None:
    player, since = begun()
    player.play(pair, wait(minutes=16), pair, *(wait(minutes=4), pair) * 8)
    assert all(finding.met for finding in mission_findings(player, since).values())


# Words


def all_texts() -> Iterator[Text]:
    yield LESSON.title
    for check in (*LESSON.checks, *MISSION.checks):
        yield from texts_of(check)
    for prediction in LESSON.predictions:
        yield from (prediction.question, prediction.reveal)
        yield from (text for option in prediction.options for text in (option.text, option.feedback))
    yield from texts_of_mission(MISSION)


def texts_of(check: Check) -> Iterator[Text]:
    yield check.title
    yield from check.reasons.values()


def texts_of_mission(mission: Mission) -> Iterator[Text]:
    yield from (mission.title, mission.story)
    yield from (hint.text for hint in mission.hints)
    yield from (step.text for step in mission.solution)
    yield from (mistake.message for mistake in mission.mistakes)


def says_it_in_both_languages(text: Text, facts: Mapping | None = None) -> None:
    """Every fact the sentence names is given, and is said."""
    for language in LANGUAGES:
        said = sentence(text[language], dict(facts or {}))
        assert all(str(value) in said for value in (facts or {}).values())


def test_every_text_is_there_in_both_languages_with_the_same_facts() -> None:
    for text in all_texts():
        assert set(text) == set(LANGUAGES)
        assert re.search("[가-힣]", text["ko"]) or not re.search("[A-Za-z]", text["en"]), text
        assert not re.search("[가-힣]", text["en"]), text
        named = [{field for _, field, _, _ in Formatter().parse(text[language]) if field} for language in LANGUAGES]
        assert named[0] == named[1], text


def test_no_exclamation_marks_and_no_particle_after_a_fact() -> None:
    particles = "은는이가을를와과로의도에"
    for text in all_texts():
        assert "!" not in text["en"] + text["ko"]
        assert not re.search(r"\}[" + particles + r"](?![가-힣])", text["ko"]), text["ko"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_places_every_check_prediction_and_mission_once(language: str) -> None:
    placed = [(block.kind, block.name) for block in lesson_text(LESSON.template, language)]
    wanted = [("try", check.id) for check in LESSON.checks]
    assert [each for each in placed if each[0] == "try"] == wanted
    assert sorted(name for kind, name in placed if kind == "predict") == sorted(each.id for each in LESSON.predictions)
    assert [name for kind, name in placed if kind == "mission"] == [MISSION.id]


def test_both_texts_are_built_alike() -> None:
    english, korean = ([(b.kind, b.name) for b in lesson_text(LESSON.template, each)] for each in LANGUAGES)
    assert english == korean


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_is_longer_than_a_page_reader_bears(language: str) -> None:
    parts: list[list[str]] = [[]]
    for block in lesson_text(LESSON.template, language):
        if block.kind == "html":
            pieces = re.split(r"<h2>.*?</h2>", block.html)
            for index, piece in enumerate(pieces):
                if index:
                    parts.append([])
                without_code = re.sub(r"<pre>.*?</pre>", " ", piece, flags=re.DOTALL)
                parts[-1] += re.sub(r"<[^>]+>", " ", without_code).split()
    assert max(len(words) for words in parts) <= 120
    assert not any("!" in word for words in parts for word in words)


# The bench


def test_both_sources_are_the_same_program_with_comments_in_their_language() -> None:
    def program(source: str) -> list[str]:
        lines = [line.partition("#")[0].rstrip() for line in source.splitlines()]
        return [line for line in lines if line and not line.startswith("print(")]

    assert program(BENCH.source["en"]) == program(BENCH.source["ko"])
    assert re.search("#.*[가-힣]", BENCH.source["ko"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_events_do_what_the_text_says(language: str) -> None:
    events = {event.name: json.loads(event.body) for event in BENCH.events}
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source[language]))
    for name, status in {"order": "ok", "empty": "ok", "too-slow": "timeout"}.items():
        player.play(invoke(FUNCTION, events[name]))
        assert player.probe().last(FUNCTION).status == status
    first, second, _ = player.probe().invocations(FUNCTION)
    assert player.probe().payload(first) == {"item": "dumplings", "total": 9000, "orders_here": 1}
    assert player.probe().payload(second) == {"item": "dumplings", "total": 4500, "orders_here": 2}
    assert events["order"] == ORDER
    assert events["too-slow"] == TOO_SLOW


@pytest.mark.parametrize("event", [{"item": "tea"}, {"count": 0}, {"item": "soup", "count": 3}])
def test_the_sample_function_bears_odd_orders(event: dict) -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), invoke(FUNCTION, event))
    assert player.probe().last(FUNCTION).status == "ok"
