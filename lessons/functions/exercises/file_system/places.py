"""Six things of the shop, to be put where they belong."""

from lessons.courseware.course import Kind, Sort, Text, Thing

_PACKAGE, _SCRATCH, _SHARED, _BUCKET = "package", "scratch", "shared", "bucket"


def _thing(name: str, text: Text, kind: str, package: Text, scratch: Text, shared: Text, bucket: Text) -> Thing:
    return Thing(name, text, kind, {_PACKAGE: package, _SCRATCH: scratch, _SHARED: shared, _BUCKET: bucket})


_THINGS = (
    _thing(
        "font",
        {"en": "A font of 2 MB that each receipt is set in", "ko": "영수증마다 쓰는 2 MB짜리 글꼴"},
        _PACKAGE,
        {
            "en": "Small, always the same, and there as soon as the function is.",
            "ko": "작고 늘 같고, 함수가 있으면 함께 있어요.",
        },
        {
            "en": "It would have to be fetched from somewhere first, by every environment.",
            "ko": "환경마다 어디선가 먼저 가져와야 해요.",
        },
        {
            "en": "It would work, but a network and a file system for 2 MB are a lot of house.",
            "ko": "되기는 하지만, 2 MB를 위해 네트워크와 파일 시스템까지 두는 셈이에요.",
        },
        {
            "en": "It would be fetched again at each cold start.",
            "ko": "콜드 스타트마다 다시 가져와야 해요.",
        },
    ),
    _thing(
        "half-done",
        {"en": "A photo that this call is just making smaller", "ko": "이번 호출이 줄이고 있는 사진"},
        _SCRATCH,
        {
            "en": "The package cannot be written to.",
            "ko": "패키지에는 쓸 수 없어요.",
        },
        {
            "en": "Nobody else needs it, and it may vanish with the environment.",
            "ko": "다른 누구도 필요 없고, 환경과 함께 사라져도 돼요.",
        },
        {
            "en": "Every write would go over the network, for something that nobody else looks at.",
            "ko": "아무도 보지 않을 것을 네트워크 너머로 쓰게 돼요.",
        },
        {
            "en": "The finished one belongs there. Half-done things are quicker to make nearby.",
            "ko": "다 된 사진은 거기에 두세요. 만드는 동안에는 가까운 곳이 빨라요.",
        },
    ),
    _thing(
        "model",
        {
            "en": "A model of 900 MB that tells dumplings from buns, for four functions",
            "ko": "만두와 찐빵을 구별하는 900 MB짜리 모델, 함수 네 개가 함께 써요",
        },
        _SHARED,
        {
            "en": "Unpacked the package has room for {{ LAMBDA_UNZIPPED_BYTES|MB }} MB, layers included.",
            "ko": "패키지는 계층까지 합쳐 압축을 풀어서 {{ LAMBDA_UNZIPPED_BYTES|MB }} MB까지예요.",
        },
        {
            "en": "It would fit, but every new environment would have to fetch 900 MB before its first call.",
            "ko": "들어가기는 하지만, 새 환경마다 첫 호출 전에 900 MB를 가져와야 해요.",
        },
        {
            "en": "Put there once, it is a folder for all four, and only what is read comes over.",
            "ko": "한 번 넣어 두면 넷 모두에게 폴더로 보이고, 읽는 만큼만 건너와요.",
        },
        {
            "en": "A library wants a path to open. (S3 Files can show a bucket as a folder too, by now.)",
            "ko": "라이브러리는 열 경로가 필요해요. (이제는 S3 Files가 버킷을 폴더로 보여 주기도 해요.)",
        },
    ),
    _thing(
        "ledger",
        {
            "en": "A folder of price lists that several functions change, line by line",
            "ko": "여러 함수가 한 줄씩 고치는 가격표 폴더",
        },
        _SHARED,
        {
            "en": "The package cannot be written to.",
            "ko": "패키지에는 쓸 수 없어요.",
        },
        {
            "en": "Each environment would change a list of its own.",
            "ko": "환경마다 자기 가격표를 따로 고치게 돼요.",
        },
        {
            "en": "All see the same files, and can lock one while they change it.",
            "ko": "모두 같은 파일을 보고, 고치는 동안 잠글 수 있어요.",
        },
        {
            "en": "An object is replaced as a whole; a line in it cannot be changed.",
            "ko": "객체는 통째로 바꿔요. 그 안의 한 줄만 고칠 수는 없어요.",
        },
    ),
    _thing(
        "receipts",
        {
            "en": "Receipts, to be kept for years and opened by customers",
            "ko": "몇 년 보관하고 손님이 열어 볼 영수증",
        },
        _BUCKET,
        {
            "en": "They come into being long after the package.",
            "ko": "패키지를 만든 한참 뒤에 생겨요.",
        },
        {
            "en": "They would be gone tonight.",
            "ko": "오늘 밤이면 사라져요.",
        },
        {
            "en": "It would hold them, at several times the price, and no browser can open it.",
            "ko": "둘 수는 있지만 몇 배 비싸고, 브라우저로 열 수 없어요.",
        },
        {
            "en": "Cheap, durable, and each has an address.",
            "ko": "싸고 튼튼하고, 하나하나에 주소가 있어요.",
        },
    ),
)

WHERE_TO_PUT = Sort(
    id="where-to-put",
    question={"en": "Where does each of these belong?", "ko": "하나하나 어디에 두어야 할까요?"},
    kinds=(
        Kind(
            _PACKAGE,
            {"en": "Package or layer", "ko": "패키지나 계층"},
            {"en": "comes with the code, can only be read", "ko": "코드와 함께 오고, 읽기만 해요"},
        ),
        Kind(
            _SCRATCH,
            {"en": "`/tmp`", "ko": "`/tmp`"},
            {"en": "one environment's own, as long as it lives", "ko": "환경 하나의 것, 환경이 있는 동안만"},
        ),
        Kind(
            _SHARED,
            {"en": "EFS", "ko": "EFS"},
            {"en": "files for many at once, lasting", "ko": "여럿이 함께 쓰는, 오래가는 파일"},
        ),
        Kind(
            _BUCKET,
            {"en": "S3", "ko": "S3"},
            {"en": "whole objects, lasting, by their name", "ko": "이름으로 찾는, 오래가는 객체"},
        ),
    ),
    things=_THINGS,
    done={
        "en": "Three questions decide: who else needs it, how long must it last, and is it read or changed?",
        "ko": "세 가지를 물어보면 돼요. 누가 또 쓰는지, 얼마나 남아야 하는지, 읽는지 고치는지예요.",
    },
)
