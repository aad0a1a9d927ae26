"""Naming the cause in "Wrong handler": what each answer gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Call the function once and read the answer and the log. Why does every call fail?",
        "ko": "함수를 한 번 호출하고 답과 로그를 읽어 보세요. 왜 모든 호출이 실패할까요?",
    },
    options=(
        Option(
            "wrong-file",
            {"en": "The handler names a file that is not there", "ko": "핸들러에 적힌 파일이 없어요"},
            {
                "en": "That is `Runtime.ImportModuleError`: no module of that name. "
                "Compare the name in the message with the name above the editor.",
                "ko": "그럴 때는 `Runtime.ImportModuleError`가 나요. 그런 이름의 모듈이 없다는 뜻이에요. "
                "메시지의 이름과 편집기 위의 파일 이름을 견주어 보세요.",
            },
        ),
        Option(
            "wrong-function",
            {"en": "The handler names a function that is not in the file", "ko": "핸들러에 적힌 함수가 파일에 없어요"},
            {
                "en": "That is `Runtime.HandlerNotFound`: the file could be loaded, but it has no such `def`. "
                "Compare the name in the message with the code.",
                "ko": "그럴 때는 `Runtime.HandlerNotFound`가 나요. 파일은 읽었지만 그런 `def`가 없다는 뜻이에요. "
                "메시지의 이름과 코드를 견주어 보세요.",
            },
        ),
        Option(
            "no-dot",
            {"en": "The handler is not written as file, dot, function", "ko": "핸들러가 파일, 점, 함수 꼴이 아니에요"},
            {
                "en": "That is `Runtime.MalformedHandlerName`: Lambda could not even take the name apart. "
                "Look for a dot in the handler of the message.",
                "ko": "그럴 때는 `Runtime.MalformedHandlerName`이 나요. 이름을 둘로 나눌 수도 없었다는 뜻이에요. "
                "메시지에 나온 핸들러에 점이 있는지 보세요.",
            },
        ),
        Option(
            "syntax",
            {"en": "Python cannot read the code", "ko": "Python이 코드를 읽지 못해요"},
            {
                "en": "That is `Runtime.UserCodeSyntaxError`, and its message names the line. "
                "With any other type of error the code could be read, or was not reached.",
                "ko": "그럴 때는 `Runtime.UserCodeSyntaxError`가 나고 메시지에 줄 번호가 있어요. "
                "오류의 종류가 다르면 코드를 읽었거나, 코드까지 가지도 못한 거예요.",
            },
        ),
        Option(
            "timeout",
            {"en": "It needs more time than its timeout allows", "ko": "제한 시간보다 오래 걸려요"},
            {
                "en": "Then the log would say `Task timed out`, and `Duration` would be as long as the timeout. "
                "Here the call ends almost at once.",
                "ko": "그렇다면 로그에 `Task timed out`이 있고 `Duration`이 제한 시간만큼 길 거예요. "
                "여기서는 호출이 거의 바로 끝나요.",
            },
        ),
        Option(
            "bad-order",
            {"en": "The event lacks something the handler needs", "ko": "핸들러에 필요한 것이 이벤트에 없어요"},
            {
                "en": "Then the handler would raise an error such as `KeyError`, after `START`. "
                "Here the error stands before `START`: no handler has seen the event yet.",
                "ko": "그렇다면 `START` 다음에 핸들러가 `KeyError` 같은 오류를 냈을 거예요. "
                "여기서는 오류가 `START` 앞에 있어요. 아직 어떤 핸들러도 이벤트를 보지 못했어요.",
            },
        ),
    ),
)
