"""Six languages, to be sorted by how they start."""

from lessons.courseware.course import Kind, Sort, Text, Thing

_QUICK, _WARMING, _OWN = "quick", "warming", "own"


def _thing(name: str, text: str, kind: str, quick: Text, warming: Text, own: Text) -> Thing:
    return Thing(name, {"en": text, "ko": text}, kind, {_QUICK: quick, _WARMING: warming, _OWN: own})


_SCRIPT = {
    "en": "Nothing is compiled on the way, and no large machine has to be built up first.",
    "ko": "가는 길에 컴파일할 것이 없고, 먼저 세워야 할 큰 기계도 없어요.",
}
_NO_MACHINE = {
    "en": "Its interpreter is small and there at once. It does not get much faster later, either.",
    "ko": "인터프리터가 작아서 금방 떠요. 대신 나중에 더 빨라지지도 않아요.",
}
_READY_MADE = {
    "en": "Lambda has a ready-made runtime for it; you bring the code alone.",
    "ko": "Lambda가 준비해 둔 런타임이 있어요. 코드만 가져오면 돼요.",
}
_MACHINE = {
    "en": "A virtual machine and its classes are loaded first. Then it calculates fast. SnapStart takes the wait away.",
    "ko": "가상 머신과 클래스를 먼저 읽어요. 그다음에는 계산이 빨라요. SnapStart가 그 기다림을 덜어 줘요.",
}
_SLOW_FIRST = {
    "en": "Its cold starts are among the longest of these.",
    "ko": "여기 있는 것 가운데 콜드 스타트가 긴 편이에요.",
}
_BUILT = {
    "en": "It is compiled beforehand into a program of its own, so no interpreter has to start at all.",
    "ko": "미리 컴파일한 프로그램이라서 띄울 인터프리터가 없어요.",
}
_OS_ONLY = {
    "en": "It runs on `provided.al2023`, the system alone, with its own small runtime inside.",
    "ko": "시스템만 있는 `provided.al2023`에서, 제 안에 담은 작은 런타임으로 실행돼요.",
}
_STARTS_TOO = {
    "en": "It does start quickly, but nothing ready-made waits for it on Lambda.",
    "ko": "빨리 시작하기는 하지만, Lambda에 준비된 런타임은 없어요.",
}

HOW_THEY_START = Sort(
    id="how-they-start",
    question={"en": "How does each of them start?", "ko": "저마다 어떻게 시작할까요?"},
    kinds=(
        Kind(
            _QUICK,
            {"en": "Ready-made, starts quickly", "ko": "준비된 런타임, 빨리 시작"},
            {"en": "an interpreter reads your code", "ko": "인터프리터가 코드를 읽어요"},
        ),
        Kind(
            _WARMING,
            {"en": "Ready-made, starts slowly, then runs fast", "ko": "준비된 런타임, 늦게 시작하고 빠르게 실행"},
            {"en": "a virtual machine warms up", "ko": "가상 머신이 데워져야 해요"},
        ),
        Kind(
            _OWN,
            {"en": "Brings its own program", "ko": "자기 프로그램을 가져와요"},
            {"en": "compiled beforehand, on the bare system", "ko": "미리 컴파일해서 시스템 위에서 바로"},
        ),
    ),
    things=(
        _thing("python", "Python", _QUICK, _SCRIPT, _NO_MACHINE, _READY_MADE),
        _thing("java", "Java", _WARMING, _SLOW_FIRST, _MACHINE, _READY_MADE),
        _thing("go", "Go", _OWN, _STARTS_TOO, _BUILT, _OS_ONLY),
        _thing("node", "Node.js", _QUICK, _SCRIPT, _NO_MACHINE, _READY_MADE),
        _thing("dotnet", "C# (.NET)", _WARMING, _SLOW_FIRST, _MACHINE, _READY_MADE),
        _thing("rust", "Rust", _OWN, _STARTS_TOO, _BUILT, _OS_ONLY),
    ),
    done={
        "en": "A language that a team knows well beats one that starts 100 ms sooner. Measure before you move.",
        "ko": "100밀리초 빨리 시작하는 언어보다 팀이 잘 아는 언어가 나아요. 옮기기 전에 재어 보세요.",
    },
)
