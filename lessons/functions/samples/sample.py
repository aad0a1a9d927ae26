"""What a sample event is, and the ways a function is called."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lessons.courseware.course import Text

SYNCHRONOUS, ASYNCHRONOUS, POLLED = "synchronous", "asynchronous", "polled"
_FOLDER = Path(__file__).parent

# Where to look in an event (keys, and numbers for places in a list), and what the value there holds; "" is any value.
Mark = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class Kind:
    """A way to be called; `arrives` says how an event of it would come in reality."""

    id: str
    name: Text
    arrives: Text


@dataclass(frozen=True)
class Sample:
    """`marks` tell an event of this source from all others; `called` are the words that name the source in an answer.

    `note` stands where a service has another name by now, has ended, or is not to be had everywhere. Beside the event
    there are a handler that knows what to do with it, `starters/<id>.py`, and what is said of both, `fields/<id>.toml`.
    """

    id: str
    source: str
    kind: str
    about: Text
    marks: tuple[Mark, ...]
    called: tuple[str, ...]
    note: Text | None = None

    @property
    def body(self) -> str:
        """The event as JSON text, laid out for reading."""
        return _text(f"{self.id}.json")

    @property
    def event(self) -> Any:
        return json.loads(self.body)

    @property
    def starter(self) -> str:
        """A handler for this event, as it is deployed."""
        return _text(f"starters/{self.id}.py")

    @property
    def answer(self) -> Text:
        """What the source does with what the handler returns."""
        return _told(self.id)["answer"]

    @property
    def fields(self) -> Mapping[str, Text]:
        """What every field of the event says, by its path, or what a group of them does."""
        return _told(self.id)["fields"]


@cache
def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


@cache
def _told(sample_id: str) -> dict[str, Any]:
    return tomllib.loads(_text(f"fields/{sample_id}.toml"))


KINDS = (
    Kind(
        SYNCHRONOUS,
        {"en": "Synchronous", "ko": "동기"},
        {
            "en": "The service calls the function and waits for its answer, as your own call here does.",
            "ko": "서비스가 함수를 부르고 답을 기다려요. 여기서 직접 호출할 때와 같아요.",
        },
    ),
    Kind(
        ASYNCHRONOUS,
        {"en": "Asynchronous", "ko": "비동기"},
        {
            "en": "The service hands the event to Lambda's queue and goes on; nobody reads the answer. "
            "The button “Asynchronous” does the same with an event that you have saved.",
            "ko": "서비스는 이벤트를 Lambda의 큐에 맡기고 제 할 일을 해요. 답을 읽는 쪽은 없어요. "
            "이벤트를 저장한 뒤 ‘비동기’ 단추로 부르면 똑같이 돼요.",
        },
    ),
    Kind(
        POLLED,
        {"en": "Polled", "ko": "폴링"},
        {
            "en": "Lambda itself fetches messages from the source, gathers them into a batch, "
            "and calls the function synchronously.",
            "ko": "Lambda가 직접 소스에서 메시지를 가져와 한 묶음으로 모으고, 함수를 동기 방식으로 불러요.",
        },
    ),
)
