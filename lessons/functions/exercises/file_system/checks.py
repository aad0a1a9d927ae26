"""The checks of "File systems", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.functions.exercises.file_system import looks
from lessons.functions.exercises.file_system.note_fn import BENCH, FUNCTION, IN_PACKAGE, NOTE
from lessons.functions.looking import UNSERVED
from lessons.functions.playing import at_once, deploy_bench, invoke, wait

CHECKS = (
    Check(
        id="read-only",
        title={"en": "Try to write into the package", "ko": "패키지에 써 보기"},
        look=looks.read_only,
        reasons=UNSERVED
        | {
            "not-tried": {
                "en": "No call has tried to write under `/var/task` yet. The event `in-package` does.",
                "ko": "`/var/task` 아래에 쓰려고 한 호출이 아직 없어요. `in-package` 이벤트가 그렇게 해요.",
            },
            "no-error": {
                "en": "That call wrote nothing under `/var/task`. Open the path for writing, as the code did.",
                "ko": "그 호출은 `/var/task` 아래에 쓰지 않았어요. 원래 코드처럼 그 경로를 쓰기로 열어 보세요.",
            },
        },
        play=(deploy_bench(BENCH), invoke(FUNCTION, IN_PACKAGE)),
    ),
    Check(
        id="kept-warm",
        title={
            "en": "Find in `/tmp` what an earlier call has written",
            "ko": "앞선 호출이 `/tmp`에 쓴 것 찾기",
        },
        look=looks.kept_warm,
        reasons=UNSERVED
        | {
            "nothing-found": {
                "en": "`before` was empty: the first call of an environment finds an empty folder. Call once more.",
                "ko": "`before`가 비어 있었어요. 환경의 첫 호출은 빈 폴더를 만나요. 한 번 더 호출해 보세요.",
            },
        },
        play=(invoke(FUNCTION, NOTE), invoke(FUNCTION, NOTE)),
    ),
    Check(
        id="each-its-own",
        title={
            "en": "Send calls at once: not all of them see the notes",
            "ko": "동시에 호출하기: 모두가 메모를 보지는 못해요",
        },
        look=looks.each_its_own,
        reasons=UNSERVED
        | {
            "one-by-one": {
                "en": "So far each call came alone. Send three at once with the event `note`.",
                "ko": "지금까지는 호출이 하나씩 왔어요. `note` 이벤트로 세 번 동시에 호출해 보세요.",
            },
            "no-notes": {
                "en": "Of those calls all found the same. Send three at once, after one that has left a note.",
                "ko": "그 호출들이 본 것은 모두 같았어요. 메모를 하나 남긴 다음에 세 번 동시에 호출해 보세요.",
            },
        },
        play=(at_once(FUNCTION, 3, NOTE),),
    ),
    Check(
        id="gone-cold",
        title={
            "en": "Lose the notes with their environment",
            "ko": "환경과 함께 메모 잃어버리기",
        },
        look=looks.gone_cold,
        reasons=UNSERVED
        | {
            "still-there": {
                "en": "No call has come after a long break yet. Turn the clock 20 minutes on and call with `note`.",
                "ko": "오래 쉰 뒤에 온 호출이 아직 없어요. 시계를 20분 돌리고 `note` 이벤트로 호출해 보세요.",
            },
        },
        play=(wait(minutes=20), invoke(FUNCTION, NOTE)),
    ),
)
