"""3.1.2: two proofs of different kinds before somebody is let in."""

from lessons.courseware.course import Check, Lesson, Option, Prediction
from lessons.iam.asking import NO_USER
from lessons.iam.bench import BenchStart
from lessons.iam.exercises.mfa import looks
from lessons.iam.exercises.mfa.kinds import SORT
from lessons.iam.exercises.mfa.looks import USER
from lessons.iam.exercises.mfa.quiz import QUIZ
from lessons.iam.missions.mfa_for_deletes.mission import MISSION
from lessons.iam.playing import PASSWORD, add_device, do, sign_in

_CHECKS = (
    Check(
        id="password",
        title={"en": "Give `mina` a console password", "ko": "`mina`에게 콘솔 비밀번호 주기"},
        look=looks.password,
        reasons=NO_USER
        | {
            "no-password": {
                "en": "`mina` has no console password yet.",
                "ko": "`mina`에게 아직 콘솔 비밀번호가 없어요.",
            }
        },
        play=(do("CreateUser", UserName=USER), do("CreateLoginProfile", UserName=USER, Password=PASSWORD)),
    ),
    Check(
        id="device",
        title={
            "en": "Turn on a virtual MFA device for `mina` with two codes",
            "ko": "코드 두 개로 `mina`의 가상 MFA 장치 켜기",
        },
        look=looks.device,
        reasons=NO_USER
        | {
            "no-device": {
                "en": "`mina` has no MFA device yet.",
                "ko": "`mina`에게 아직 MFA 장치가 없어요.",
            },
            "not-turned-on": {
                "en": "There is a device, but it is not turned on for `mina` yet. That takes two codes that follow "
                "each other.",
                "ko": "장치는 있지만 `mina`의 것으로 아직 켜지 않았어요. 이어지는 코드 두 개를 넣어야 해요.",
            },
        },
        play=(add_device(USER),),
    ),
    Check(
        id="signed-in",
        title={
            "en": "Sign in as `mina` with password and code",
            "ko": "비밀번호와 코드로 `mina`로 로그인하기",
        },
        look=looks.signed_in,
        reasons=NO_USER
        | {
            "never": {
                "en": "Nobody has signed in as `mina` yet.",
                "ko": "아직 아무도 `mina`로 로그인하지 않았어요.",
            },
            "without-code": {
                "en": "`mina` signed in with a password alone. Sign in once more, now that there is a device.",
                "ko": "`mina`가 비밀번호만으로 로그인했어요. 이제 장치가 있으니 다시 로그인하세요.",
            },
        },
        play=(sign_in(USER, PASSWORD),),
    ),
)

_STOLEN = Prediction(
    id="stolen-password",
    question={
        "en": "`mina` has an MFA device. A thief types in her name and her right password, and has no code. "
        "What happens?",
        "ko": "`mina`에게는 MFA 장치가 있어요. 도둑이 `mina`의 이름과 맞는 비밀번호를 넣었는데 코드는 없어요. "
        "어떻게 될까요?",
    },
    options=(
        Option(
            "in",
            {"en": "The thief is in, but may only read", "ko": "들어가지만 보기만 할 수 있어요"},
            {
                "en": "There is no half sign-in. What somebody may do is for policies to say, and only after signing "
                "in.",
                "ko": "절반만 로그인하는 일은 없어요. 무엇을 할 수 있는지는 로그인한 다음에 정책이 정해요.",
            },
        ),
        Option(
            "asks",
            {"en": "The console asks for a code and lets nobody in", "ko": "콘솔이 코드를 묻고, 들여보내지 않아요"},
            {
                "en": "The first proof was right, so the second one is asked for. Without it there is no session.",
                "ko": "첫 번째 증거가 맞으니 두 번째를 물어요. 그것이 없으면 세션도 없어요.",
            },
        ),
        Option(
            "wrong",
            {"en": "The console says that the password is wrong", "ko": "콘솔이 비밀번호가 틀렸다고 해요"},
            {
                "en": "That it says to whoever has a wrong password. Here the password is right, and so the thief "
                "learns that a code is missing, and no more.",
                "ko": "그 말은 비밀번호가 틀린 사람에게 해요. 여기서는 맞으니까, 도둑은 코드가 필요하다는 것까지만 "
                "알게 돼요.",
            },
        ),
    ),
    truth=looks.stolen_password,
    reveal={
        "en": "The lab tried it in a copy of your account. The answer was: `{said}`",
        "ko": "실험실이 계정의 사본에서 해 봤어요. 답은 이랬어요. `{said}`",
    },
)

LESSON = Lesson(
    slug="mfa",
    number="3.1.2",
    title={"en": "Two factors", "ko": "두 가지 증거, MFA"},
    summary={
        "en": "A password can be read over a shoulder. A second proof of another kind cannot, not at the same time.",
        "ko": "비밀번호는 어깨너머로 훔쳐볼 수 있어요. 종류가 다른 두 번째 증거까지 한꺼번에 훔치기는 어려워요.",
    },
    minutes=11,
    template="iam/lessons/mfa",
    checks=_CHECKS,
    predictions=(_STOLEN,),
    sorts=(SORT,),
    missions=(MISSION,),
    quiz=QUIZ,
    bench=BenchStart(opens="users"),
)
