"""The quiz of "Versions"."""

from lessons.courseware.quiz import Act, Choice, Item, MultipleChoice, NearMiss, Numeric, Option, Ordering, Quiz

QUIZ = Quiz(
    version=1,
    questions=(
        MultipleChoice(
            id="what-is-kept",
            prompt={
                "en": "Version 3 has been published. What of it can still be changed?",
                "ko": "버전 3을 게시했어요. 버전 3에서 아직 바꿀 수 있는 것을 모두 고르세요.",
            },
            options=(
                Option(
                    id="code",
                    text={"en": "Its code", "ko": "코드"},
                    rationale={
                        "en": "Kept as it was. Other code is another version.",
                        "ko": "그대로 남아요. 코드가 다르면 다른 버전이에요.",
                    },
                ),
                Option(
                    id="variables",
                    text={"en": "Its environment variables", "ko": "환경 변수"},
                    rationale={
                        "en": "They belong to what was published, like memory and timeout.",
                        "ko": "메모리와 제한 시간처럼 게시된 내용에 들어가요.",
                    },
                ),
                Option(
                    id="alias",
                    right=True,
                    text={"en": "Which aliases lead to it", "ko": "어떤 별칭이 가리키는지"},
                    rationale={
                        "en": "An alias is a signpost beside the version, and can be turned.",
                        "ko": "별칭은 버전 옆의 이정표예요. 언제든 돌릴 수 있어요.",
                    },
                ),
                Option(
                    id="policy",
                    right=True,
                    text={"en": "Who may call it", "ko": "누가 부를 수 있는지"},
                    rationale={
                        "en": "Permissions hang on the version from outside, and so does provisioned concurrency.",
                        "ko": "권한은 바깥에서 버전에 붙어요. 프로비저닝된 동시성도 그래요.",
                    },
                ),
            ),
        ),
        Choice(
            id="where-to-call",
            prompt={
                "en": "An API is to call the function. Deploys during the day must not reach customers by accident. "
                "Which address does the API get?",
                "ko": "API가 함수를 불러요. 낮에 한 배포가 실수로 손님에게 닿으면 안 돼요. API에 어떤 주소를 줄까요?",
            },
            options=(
                Option(
                    id="alias",
                    right=True,
                    text={"en": "`…:function:menu-fn:live`", "ko": "`…:function:menu-fn:live`"},
                    rationale={
                        "en": "It stays the same, and what it leads to changes only when somebody turns it.",
                        "ko": "주소는 그대로고, 가리키는 곳은 누가 돌릴 때만 바뀌어요.",
                    },
                ),
                Option(
                    id="bare",
                    text={"en": "`…:function:menu-fn`", "ko": "`…:function:menu-fn`"},
                    rationale={
                        "en": "That is `$LATEST`: whatever is deployed, at once.",
                        "ko": "그것은 `$LATEST`예요. 배포하는 대로 바로 바뀌어요.",
                    },
                ),
                Option(
                    id="number",
                    text={"en": "`…:function:menu-fn:7`", "ko": "`…:function:menu-fn:7`"},
                    rationale={
                        "en": "Safe, but the API has to be changed for every release, and to go back.",
                        "ko": "안전하지만, 새로 낼 때도 되돌릴 때도 API를 고쳐야 해요.",
                    },
                ),
            ),
        ),
        Numeric(
            id="how-many-meet-it",
            prompt={
                "en": "An alias gives a share of 0.1 to version 2. About how many of 500 calls meet version 2?",
                "ko": "별칭이 버전 2에 0.1의 몫을 줘요. 호출 500건 가운데 버전 2를 만나는 것은 대략 몇 건일까요?",
            },
            answer=50.0,
            tolerance=10.0,
            rationale={
                "en": "A tenth, about: each call is drawn by itself, so it is not exact.",
                "ko": "열에 하나쯤이에요. 호출마다 따로 뽑으니 꼭 맞지는 않아요.",
            },
            near=(
                NearMiss(
                    value=450.0,
                    tolerance=20.0,
                    rationale={
                        "en": "Those are the calls that stay with the main version.",
                        "ko": "그것은 원래 버전에 남는 호출이에요.",
                    },
                ),
            ),
        ),
        Ordering(
            id="careful-release",
            prompt={"en": "Put a careful release in order.", "ko": "조심스럽게 새 버전을 내는 순서대로 놓으세요."},
            items=(
                Item(
                    id="deploy",
                    text={"en": "Deploy to `$LATEST` and try it", "ko": "`$LATEST`에 배포해서 해 보기"},
                    rationale={"en": "No customer meets it yet.", "ko": "아직 어느 손님도 만나지 않아요."},
                ),
                Item(
                    id="publish",
                    text={"en": "Publish a version", "ko": "버전 게시하기"},
                    rationale={
                        "en": "From here on it cannot change under anybody's hands.",
                        "ko": "여기부터는 누가 손대도 바뀌지 않아요.",
                    },
                ),
                Item(
                    id="share",
                    text={"en": "Give it a small share of the alias", "ko": "별칭이 호출의 작은 몫만 보내게 하기"},
                    rationale={
                        "en": "A few customers meet it. If it is bad, it is bad for few.",
                        "ko": "손님 몇 명만 만나요. 잘못돼도 몇 명뿐이에요.",
                    },
                ),
                Item(
                    id="watch",
                    text={"en": "Watch its errors and times", "ko": "오류와 시간 지켜보기"},
                    rationale={
                        "en": "Without looking a small share is only a slow accident.",
                        "ko": "지켜보지 않으면 작은 몫도 천천히 나는 사고일 뿐이에요.",
                    },
                ),
                Item(
                    id="all",
                    text={"en": "Let the alias lead to it alone", "ko": "별칭이 새 버전만 가리키게 하기"},
                    rationale={
                        "en": "The old version stays: going back is one call.",
                        "ko": "예전 버전은 남아 있어요. 되돌리는 것도 호출 한 번이에요.",
                    },
                ),
            ),
        ),
        Act(
            id="share-it",
            prompt={
                "en": "Let an alias of `menu-fn` share its calls between two versions until both have been met.",
                "ko": "`menu-fn`의 별칭이 두 버전에 호출을 나누게 하고, 둘 다 만날 때까지 불러 보세요.",
            },
            check="functions/versions/shared",
            rationale={
                "en": "The caller named `live` each time; chance chose the version.",
                "ko": "부른 이름은 늘 별칭이었고, 버전은 우연이 골랐어요.",
            },
        ),
    ),
)
