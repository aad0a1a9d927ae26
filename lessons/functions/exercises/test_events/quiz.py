"""The quiz of "Tests"."""

from lessons.courseware.quiz import Act, Choice, Item, Matching, Option, Ordering, Pair, Quiz, TrueFalse

QUIZ = Quiz(
    version=1,
    questions=(
        Choice(
            id="what-a-sample-does",
            prompt={
                "en": "You call a function with the sample event of S3. What happens in the bucket `mandu-receipts`?",
                "ko": "S3 샘플 이벤트로 함수를 호출했어요. `mandu-receipts` 버킷에는 무슨 일이 일어날까요?",
            },
            options=(
                Option(
                    id="nothing",
                    text={"en": "Nothing", "ko": "아무 일도 없어요"},
                    rationale={
                        "en": "A test event is only text that is handed to your handler. "
                        "No bucket is asked; it need not even exist.",
                        "ko": "테스트 이벤트는 핸들러에 건네는 글자일 뿐이에요. 버킷은 상관이 없고, 없어도 돼요.",
                    },
                    right=True,
                ),
                Option(
                    id="object",
                    text={"en": "An object of that name is created", "ko": "그 이름의 객체가 만들어져요"},
                    rationale={
                        "en": "In reality the object comes first and the event tells of it, never the other way round.",
                        "ko": "실제로는 객체가 먼저 생기고 이벤트가 그것을 알려요. 거꾸로는 아니에요.",
                    },
                ),
                Option(
                    id="read",
                    text={"en": "The object is read", "ko": "객체를 읽어요"},
                    rationale={
                        "en": "Only if your code reads it, and then it would fail, for nobody has put it there. "
                        "Mind that: what your code does to other services is real even when the event is not.",
                        "ko": "코드가 읽을 때만 그래요. 올려 둔 적이 없으니 실패하겠죠. "
                        "이벤트가 가짜여도 코드가 다른 서비스에 하는 일은 진짜라는 점을 기억하세요.",
                    },
                ),
            ),
        ),
        Matching(
            id="kinds",
            prompt={
                "en": "How does each source call a function?",
                "ko": "소스마다 함수를 어떻게 부를까요?",
            },
            pairs=(
                Pair(
                    id="api-gateway",
                    left={"en": "API Gateway", "ko": "API Gateway"},
                    right={"en": "It waits for the answer", "ko": "답을 기다려요"},
                    rationale={
                        "en": "Synchronous: a browser waits behind it for the answer.",
                        "ko": "동기예요. 뒤에서 브라우저가 답을 기다리고 있으니까요.",
                    },
                ),
                Pair(
                    id="s3",
                    left={"en": "S3", "ko": "S3"},
                    right={
                        "en": "It hands the event to Lambda's queue and goes on",
                        "ko": "Lambda의 큐에 이벤트를 맡기고 제 할 일을 해요",
                    },
                    rationale={
                        "en": "Asynchronous: the upload is over long before the function has run.",
                        "ko": "비동기예요. 함수가 실행되기 한참 전에 업로드는 끝나 있어요.",
                    },
                ),
                Pair(
                    id="sqs",
                    left={"en": "SQS", "ko": "SQS"},
                    right={"en": "It does not: Lambda fetches from it", "ko": "부르지 않아요. Lambda가 가져와요"},
                    rationale={
                        "en": "Polled: a queue lies still until somebody asks it, and Lambda does the asking.",
                        "ko": "폴링이에요. 큐는 누가 물어볼 때까지 가만히 있고, Lambda가 물어봐요.",
                    },
                ),
            ),
            extra=({"en": "It copies the function's code", "ko": "함수의 코드를 복사해요"},),
        ),
        TrueFalse(
            id="green-is-enough",
            prompt={
                "en": "A change was made for SNS, and the event of SNS is answered rightly now. "
                "So the change is tested.",
                "ko": "SNS 때문에 코드를 고쳤고, 이제 SNS 이벤트에 바르게 답해요. 그러면 테스트는 끝난 거예요.",
            },
            truth=False,
            when_true={
                "en": "That shows what was added. What was there before may be broken, and only its own "
                "events show it.",
                "ko": "그걸로 알 수 있는 것은 더한 부분뿐이에요. 예전 것이 망가졌는지는 예전 이벤트를 실행해야 알아요.",
            },
            when_false={
                "en": "The events of S3 and SQS that worked before must work still.",
                "ko": "전에 되던 S3와 SQS 이벤트가 여전히 되는지도 봐야 해요.",
            },
        ),
        Ordering(
            id="careful-change",
            prompt={
                "en": "Put a careful change in order.",
                "ko": "조심스럽게 코드를 고치는 순서대로 놓으세요.",
            },
            items=(
                Item(
                    id="event",
                    text={
                        "en": "Keep an event that shows what is missing",
                        "ko": "무엇이 부족한지 보여 주는 이벤트를 저장해요",
                    },
                    rationale={
                        "en": "It is the goal of the change, written down before it.",
                        "ko": "고치기 전에 적어 두는 목표예요.",
                    },
                ),
                Item(
                    id="fails",
                    text={"en": "Run it and see it fail", "ko": "실행해서 실패하는 것을 봐요"},
                    rationale={
                        "en": "Otherwise you never know whether the event can fail at all.",
                        "ko": "그래야 이 이벤트가 정말 실패할 수 있다는 것을 알아요.",
                    },
                ),
                Item(
                    id="change",
                    text={"en": "Change the code and deploy it", "ko": "코드를 고치고 배포해요"},
                    rationale={
                        "en": "Now, when it is clear what the change is for.",
                        "ko": "무엇을 위해 고치는지 분명해진 다음이에요.",
                    },
                ),
                Item(
                    id="passes",
                    text={"en": "Run the new event and see it pass", "ko": "새 이벤트를 실행해서 통과하는지 봐요"},
                    rationale={
                        "en": "The same event as before: only the code differs.",
                        "ko": "아까와 같은 이벤트예요. 달라진 것은 코드뿐이죠.",
                    },
                ),
                Item(
                    id="all",
                    text={"en": "Run all earlier events again", "ko": "예전 이벤트를 모두 다시 실행해요"},
                    rationale={
                        "en": "Last, for it looks for what the change has broken by accident.",
                        "ko": "고치다가 망가뜨린 것이 없는지 보는 일이라 마지막이에요.",
                    },
                ),
            ),
        ),
        Act(
            id="all-again",
            prompt={
                "en": "Let `source-fn` learn one source more, and show with three earlier events that nothing broke.",
                "ko": "`source-fn`에 소스 하나를 더 가르치고, 예전 이벤트 세 개로 망가진 것이 없음을 보이세요.",
            },
            check="functions/test-events/regression",
            rationale={
                "en": "One new answer, three old ones: that is a regression test, done by hand.",
                "ko": "새 답 하나와 예전 답 셋. 손으로 해 본 회귀 테스트예요.",
            },
        ),
    ),
)
