"""The quiz of "Runtimes"."""

from lessons.courseware.quiz import Act, Choice, Item, Matching, Option, Ordering, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Ordering(
            id="how-it-ends",
            prompt={
                "en": "A runtime comes to its end. In which order do these happen on AWS?",
                "ko": "런타임이 끝나 가요. AWS에서 어떤 순서로 일어날까요?",
            },
            items=(
                Item(
                    id="notice",
                    text={"en": "AWS gives notice", "ko": "AWS가 미리 알려요"},
                    rationale={
                        "en": "At least 180 days ahead, by mail, in the Health dashboard and in Trusted Advisor.",
                        "ko": "적어도 180일 전에 메일, Health 대시보드, Trusted Advisor로 알려요.",
                    },
                ),
                Item(
                    id="deprecated",
                    text={"en": "No more security updates", "ko": "보안 업데이트가 끊겨요"},
                    rationale={
                        "en": "From this day on it is deprecated. Everything still works.",
                        "ko": "이날부터 사용 중단이에요. 아직 모두 움직여요.",
                    },
                ),
                Item(
                    id="no-create",
                    text={"en": "No new functions with it", "ko": "새 함수를 만들 수 없어요"},
                    rationale={
                        "en": "What there is can still be changed.",
                        "ko": "있던 함수는 아직 고칠 수 있어요.",
                    },
                ),
                Item(
                    id="no-update",
                    text={"en": "No changes to functions that use it", "ko": "쓰고 있는 함수를 고칠 수 없어요"},
                    rationale={
                        "en": "Only moving to another runtime is still possible. Calls go on.",
                        "ko": "다른 런타임으로 옮기는 것만 돼요. 호출은 계속돼요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="calls-end",
            prompt={
                "en": "When the last date of a runtime has passed, its functions can no longer be called.",
                "ko": "런타임의 마지막 날이 지나면 그 함수를 더는 부를 수 없어요.",
            },
            truth=False,
            when_true={
                "en": "AWS does not block calls. The danger is another one: holes that nobody mends, and a bug "
                "that you "
                "cannot fix in a hurry.",
                "ko": "AWS는 호출을 막지 않아요. 위험은 다른 데 있어요. 아무도 메우지 않는 구멍, 그리고 급할 때 "
                "고칠 수 "
                "없는 버그예요.",
            },
            when_false={
                "en": "They go on, without updates and without changes.",
                "ko": "계속 움직여요. 업데이트도 수정도 없이요.",
            },
        ),
        Choice(
            id="small-update",
            prompt={
                "en": "Python 3.14 gets a security update. What do you have to do for your functions on `python3.14`?",
                "ko": "Python 3.14의 보안 업데이트가 나왔어요. `python3.14` 함수에 무엇을 해야 할까요?",
            },
            options=(
                Option(
                    id="nothing",
                    right=True,
                    text={"en": "Nothing: AWS applies it", "ko": "아무것도요. AWS가 적용해요"},
                    rationale={
                        "en": "Within a runtime AWS keeps up, for functions from ZIP packages. From one to the next is "
                        "your step.",
                        "ko": "ZIP 패키지로 만든 함수라면 같은 런타임 안의 업데이트는 AWS가 해요. 다음 런타임으로 "
                        "넘어가는 것이 여러분의 몫이에요.",
                    },
                ),
                Option(
                    id="deploy",
                    text={"en": "Deploy the code again", "ko": "코드를 다시 배포해요"},
                    rationale={
                        "en": "That is so with container images: there the runtime is in your image.",
                        "ko": "컨테이너 이미지라면 그래요. 런타임이 이미지 안에 있으니까요.",
                    },
                ),
                Option(
                    id="change",
                    text={"en": "Choose a new runtime", "ko": "새 런타임을 골라요"},
                    rationale={
                        "en": "The identifier stays the same within one version of the language.",
                        "ko": "언어의 같은 버전 안에서는 식별자가 그대로예요.",
                    },
                ),
            ),
        ),
        Matching(
            id="which-identifier",
            prompt={"en": "Which runtime goes with what?", "ko": "무엇에 어떤 런타임을 쓸까요?"},
            pairs=(
                Pair(
                    id="python",
                    left={"en": "A handler in Python", "ko": "Python으로 쓴 핸들러"},
                    right={"en": "`python3.14`", "ko": "`python3.14`"},
                    rationale={
                        "en": "One runtime for each version of a language.",
                        "ko": "언어의 버전마다 런타임이 하나씩 있어요.",
                    },
                ),
                Pair(
                    id="node",
                    left={"en": "A handler in JavaScript", "ko": "JavaScript로 쓴 핸들러"},
                    right={"en": "`nodejs24.x`", "ko": "`nodejs24.x`"},
                    rationale={
                        "en": "Even versions only: those with long-term support.",
                        "ko": "장기 지원을 받는 짝수 버전만 있어요.",
                    },
                ),
                Pair(
                    id="go",
                    left={"en": "A program built from Go or Rust", "ko": "Go나 Rust로 빌드한 프로그램"},
                    right={"en": "`provided.al2023`", "ko": "`provided.al2023`"},
                    rationale={
                        "en": "The operating system alone; the program brings the rest.",
                        "ko": "운영 체제만 있고, 나머지는 프로그램이 가져와요.",
                    },
                ),
            ),
            extra=({"en": "`go1.x`", "ko": "`go1.x`"},),
        ),
        Act(
            id="move-it",
            prompt={
                "en": "Let `age-fn` live past the end of its runtime, then move it to one that is looked after.",
                "ko": "`age-fn`이 런타임의 끝을 넘기게 한 다음, 지원되는 런타임으로 옮기세요.",
            },
            check="functions/runtimes/moved",
            rationale={
                "en": "The one change that is still possible: a newer runtime.",
                "ko": "아직 되는 단 하나의 변경, 더 새로운 런타임이에요.",
            },
        ),
    ),
)
