"""Nine proofs of who somebody is, to be sorted into knowing, having and being."""

from lessons.courseware.course import Kind, Sort, Text, Thing


def _thing(name: str, text: Text, kind: str, knowledge: Text, possession: Text, inherence: Text) -> Thing:
    return Thing(name, text, kind, {"knowledge": knowledge, "possession": possession, "inherence": inherence})


_THINGS = (
    _thing(
        "password",
        {"en": "A password", "ko": "비밀번호"},
        "knowledge",
        {
            "en": "Whoever knows it can use it, from anywhere in the world.",
            "ko": "아는 사람이면 누구든, 세계 어디서든 쓸 수 있어요.",
        },
        {
            "en": "Even on a note it is only knowledge: reading it once is enough, the note can stay where it is.",
            "ko": "쪽지에 적어 두어도 지식이에요. 한 번 읽으면 그만이고, 쪽지를 가져갈 필요가 없어요.",
        },
        {
            "en": "It can be told to somebody else, so it is no part of you.",
            "ko": "남에게 말해 줄 수 있으니 내 몸의 일부는 아니에요.",
        },
    ),
    _thing(
        "hardware-key",
        {"en": "A hardware security key", "ko": "하드웨어 보안 키"},
        "possession",
        {
            "en": "There is nothing to remember: the key answers by itself when it is plugged in.",
            "ko": "외울 것이 없어요. 꽂으면 키가 스스로 답해요.",
        },
        {
            "en": "It holds a secret that cannot be copied out of it. It has to be at hand.",
            "ko": "밖으로 복사할 수 없는 비밀이 들어 있어요. 키가 손에 있어야 해요.",
        },
        {
            "en": "It wants to be touched, but any finger will do.",
            "ko": "만져야 하지만, 누구의 손가락이든 괜찮아요.",
        },
    ),
    _thing(
        "fingerprint",
        {"en": "A fingerprint", "ko": "지문"},
        "inherence",
        {
            "en": "You could not say it if you were asked.",
            "ko": "누가 물어봐도 말로 알려 줄 수 없어요.",
        },
        {
            "en": "A thing can be handed over, and swapped for a new one when it is lost. A finger cannot.",
            "ko": "물건은 건네줄 수 있고, 잃어버리면 새것으로 바꿀 수 있어요. 손가락은 그럴 수 없어요.",
        },
        {
            "en": "It is measured on your body. That also means that it can never be changed.",
            "ko": "몸에서 재는 거예요. 그래서 바꿀 수도 없어요.",
        },
    ),
    _thing(
        "pin",
        {"en": "A PIN of six digits", "ko": "여섯 자리 PIN"},
        "knowledge",
        {
            "en": "A PIN is a short password.",
            "ko": "PIN은 짧은 비밀번호예요.",
        },
        {
            "en": "The phone that you type it into is a thing. The PIN itself is something you remember.",
            "ko": "PIN을 누르는 휴대폰은 물건이지만, PIN은 기억하는 거예요.",
        },
        {
            "en": "Digits can be told to somebody else.",
            "ko": "숫자는 남에게 말해 줄 수 있어요.",
        },
    ),
    _thing(
        "totp",
        {"en": "A phone with an app that shows codes (TOTP)", "ko": "코드를 보여 주는 앱이 깔린 휴대폰(TOTP)"},
        "possession",
        {
            "en": "You read the code, but you do not know the next one. Only the phone can work it out.",
            "ko": "코드를 읽을 뿐, 다음 코드는 몰라요. 휴대폰만 계산할 수 있어요.",
        },
        {
            "en": "The app keeps a secret. A right code proves that this phone is at hand now.",
            "ko": "앱 안에 비밀이 들어 있어요. 맞는 코드는 지금 이 휴대폰이 손에 있다는 증거예요.",
        },
        {
            "en": "Whoever holds the phone can read the code.",
            "ko": "휴대폰을 든 사람이면 누구나 코드를 읽을 수 있어요.",
        },
    ),
    _thing(
        "question",
        {"en": "“What was your first pet called?”", "ko": "“첫 반려동물의 이름은?”"},
        "knowledge",
        {
            "en": "An answer is knowledge, and often others know it too. That makes it a weak one.",
            "ko": "답은 지식이에요. 다른 사람도 아는 일이 많아서 약한 지식이고요.",
        },
        {
            "en": "The pet may have been yours. What is asked for is its name.",
            "ko": "반려동물은 내 것이었어도, 묻는 것은 이름이에요.",
        },
        {
            "en": "Your past belongs to you, but anybody can find out about it.",
            "ko": "나의 과거지만, 누구든 알아낼 수 있어요.",
        },
    ),
    _thing(
        "iris",
        {"en": "The iris of an eye", "ko": "눈의 홍채"},
        "inherence",
        {
            "en": "Nobody can recite the pattern of an eye.",
            "ko": "홍채의 무늬를 외워서 말할 수 있는 사람은 없어요.",
        },
        {
            "en": "You always have it with you, but you cannot put it into a drawer.",
            "ko": "늘 지니고 있지만 서랍에 넣어 둘 수는 없어요.",
        },
        {
            "en": "A camera measures what you are.",
            "ko": "카메라가 나 자신을 재는 거예요.",
        },
    ),
    _thing(
        "sms",
        {"en": "A code sent to a phone by SMS", "ko": "휴대폰 문자로 오는 코드"},
        "possession",
        {
            "en": "The code is new every time, so knowing an old one helps nobody.",
            "ko": "코드는 매번 새로 와요. 지난 코드를 알아도 쓸모없어요.",
        },
        {
            "en": "It shows that you have the phone number. A message can be caught on its way, so it is the weakest "
            "of its kind.",
            "ko": "그 전화번호를 가지고 있다는 증거예요. 다만 문자는 도중에 가로챌 수 있어서, 같은 종류 가운데 가장 "
            "약해요.",
        },
        {
            "en": "The message comes to whoever has the number.",
            "ko": "문자는 그 번호를 가진 사람에게 와요.",
        },
    ),
    _thing(
        "code-list",
        {"en": "A printed list of one-time codes", "ko": "종이에 인쇄한 일회용 코드 목록"},
        "possession",
        {
            "en": "Nobody learns such a list by heart, and each code counts only once. It is the paper that one needs.",
            "ko": "이런 목록을 외우는 사람은 없고, 코드마다 한 번만 쓸 수 있어요. 필요한 것은 종이예요.",
        },
        {
            "en": "Whoever has the paper has the codes, so it belongs in a safe.",
            "ko": "종이를 가진 사람이 코드를 가져요. 그래서 금고에 두어야 해요.",
        },
        {
            "en": "Paper can be stolen. It is not part of anybody.",
            "ko": "종이는 훔칠 수 있어요. 누구의 몸도 아니에요.",
        },
    ),
)

SORT = Sort(
    id="kinds-of-proof",
    question={
        "en": "Where does each of these belong?",
        "ko": "각각 어디에 들어갈까요?",
    },
    kinds=(
        Kind(
            "knowledge",
            {"en": "Knowledge", "ko": "지식"},
            {"en": "something you know", "ko": "내가 아는 것"},
        ),
        Kind(
            "possession",
            {"en": "Possession", "ko": "소유"},
            {"en": "something you have", "ko": "내가 가진 것"},
        ),
        Kind(
            "inherence",
            {"en": "Inherence", "ko": "존재"},
            {"en": "something you are", "ko": "나 자신인 것"},
        ),
    ),
    things=_THINGS,
    done={
        "en": "All of them are right. Two factors are proofs of two *different* kinds. A password and the name of a "
        "pet are two of the same kind: whoever reads your notes has both. A password and a phone have to be stolen "
        "in two different ways.",
        "ko": "모두 맞아요. 2요소 인증은 *서로 다른* 종류의 증거 두 가지예요. 비밀번호와 반려동물 이름은 같은 "
        "종류라서, 내 쪽지를 본 사람은 둘 다 가져가요. 비밀번호와 휴대폰은 서로 다른 방법으로 두 번 훔쳐야 해요.",
    },
)
