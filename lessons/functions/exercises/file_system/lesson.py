"""5.12: the package, /tmp, a file system that is mounted: who sees a file, and how long it lasts."""

from lessons.courseware.course import Lesson, Option, Prediction
from lessons.functions.exercises.file_system import looks
from lessons.functions.exercises.file_system.checks import CHECKS
from lessons.functions.exercises.file_system.note_fn import BENCH
from lessons.functions.exercises.file_system.places import WHERE_TO_PUT
from lessons.functions.exercises.file_system.quiz import QUIZ

_NEXT_CALL_FINDS = Prediction(
    id="next-call-finds",
    question={
        "en": "A call writes a line into `/tmp/notes.txt`. Does the next call find it?",
        "ko": "호출 하나가 `/tmp/notes.txt` 파일에 한 줄을 써요. 다음 호출이 그것을 볼 수 있을까요?",
    },
    options=(
        Option(
            "always",
            {"en": "Yes, it is a file", "ko": "네, 파일이니까요"},
            {
                "en": "A file outlives a program, but not the computer that it lies on.",
                "ko": "파일은 프로그램보다 오래 남지만, 그 파일이 놓인 컴퓨터보다 오래 남지는 못해요.",
            },
        ),
        Option(
            "never",
            {"en": "No, each call begins empty", "ko": "아니요, 호출마다 비어 있어요"},
            {
                "en": "The environment is kept as it is, folders included.",
                "ko": "환경은 폴더까지 그대로 남아요.",
            },
        ),
        Option(
            "same",
            {"en": "Only if it meets the same environment", "ko": "같은 실행 환경을 만날 때만요"},
            {
                "en": "And which one it meets, nobody can say beforehand.",
                "ko": "그리고 어느 환경을 만날지는 미리 알 수 없어요.",
            },
        ),
    ),
    truth=looks.next_call_finds,
    reveal={
        "en": "Of {notes} calls that left a note some found earlier ones, and some an empty folder.",
        "ko": "메모를 남긴 호출 {notes}건 가운데 앞의 메모를 본 것도, 빈 폴더를 만난 것도 있어요.",
    },
)

LESSON = Lesson(
    slug="file-system",
    number="5.12",
    title={"en": "File systems", "ko": "파일 시스템"},
    summary={
        "en": "What comes with the package, what `/tmp` holds, and when a shared file system is worth its network.",
        "ko": "패키지에 담기는 것, `/tmp`에 두는 것, 그리고 함께 쓰는 파일 시스템이 필요할 때를 배워요.",
    },
    minutes=12,
    template="functions/lessons/file-system",
    checks=CHECKS,
    predictions=(_NEXT_CALL_FINDS,),
    sorts=(WHERE_TO_PUT,),
    quiz=QUIZ,
    bench=BENCH,
)
