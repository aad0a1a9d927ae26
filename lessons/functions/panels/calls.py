"""How the function may be called: what runs at once, what stands ready, what becomes of events, and loops."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise

from lessons.courseware.console.arns import named_arn
from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.functions import calling, calling_words
from lessons.functions.operations.asynchronous import (
    ChangeEventInvokeConfig,
    DeleteFunctionEventInvokeConfig,
    PutFunctionEventInvokeConfig,
    PutFunctionRecursionConfig,
    SetDeadLetter,
)
from lessons.functions.operations.concurrency import (
    ChangeProvisioned,
    DeleteFunctionConcurrency,
    DeleteProvisionedConcurrencyConfig,
    PutFunctionConcurrency,
    PutProvisionedConcurrencyConfig,
)
from lessons.functions.operations.form import function_of
from serverless_lab.engine.services.lambda_ import concurrency
from serverless_lab.engine.services.lambda_.event_state import EventConfig
from serverless_lab.engine.services.lambda_.provisioned_state import Provisioned
from serverless_lab.engine.services.lambda_.state import LATEST, Function

TEMPLATE = "functions/panels/calls.html"
HAS_FORMS = True
SHOWN = 20  # versions and aliases, each with forms of its own


@dataclass(frozen=True)
class Ready:
    """Environments of a version or alias that stand ready. `waiting` of them are free now."""

    qualifier: str
    config: Provisioned
    waiting: int
    state: str | Promise
    look: str
    change: OperationForm
    remove: OperationForm | Press


@dataclass(frozen=True)
class Treated:
    """What is said about the events of a version, an alias or, `qualifier` empty, the function itself."""

    qualifier: str
    config: EventConfig
    success: str
    failure: str
    change: OperationForm
    remove: OperationForm | Press


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    return _shown(page, form, function) if function is not None else {}


def _shown(page: Page, form: OperationForm | None, function: Function) -> dict[str, Any]:
    state = page.probe.lambda_
    unreserved = concurrency.unreserved(state)
    return {
        "running": len(function.runs),
        "most": unreserved if function.reserved is None else function.reserved,
        "shared": function.reserved is None,
        "limit": concurrency.limit(state),
        "reserve": PutFunctionConcurrency.offer(page, form, {"ReservedConcurrentExecutions": function.reserved}),
        "reserve_nothing": DeleteFunctionConcurrency.press(page, form),
        "ready": [_ready(page, form, function, name) for name in islice(function.provisioned, SHOWN)],
        "others": max(len(function.provisioned) - SHOWN, 0),
        "provide": PutProvisionedConcurrencyConfig.offer(page, form) if function.versions else None,
        "queue": calling.waiting(function),
        "waiting": len(function.queue),
        "treated": [_treated(page, form, *each) for each in islice(function.event_configs.items(), SHOWN)],
        "other_configs": max(len(function.event_configs) - SHOWN, 0),
        "treat": PutFunctionEventInvokeConfig.offer(page, form),
        "dead_letter": named_arn(function.dead_letter) if function.dead_letter else "",
        "bury": SetDeadLetter.offer(page, form, {"TargetArn": function.dead_letter}),
        "sent": calling.sent(function),
        "loops": function.recursion,
        "loop": PutFunctionRecursionConfig.offer(page, form, {"RecursiveLoop": function.recursion}),
    }


def _ready(page: Page, form: OperationForm | None, function: Function, name: str) -> Ready:
    config, known = function.provisioned[name], page.probe.lambda_.environments
    return Ready(
        name,
        config,
        sum(not known[each].busy for each in config.environments),
        calling_words.READY[config.status],
        {"READY": "good", "FAILED": "bad"}.get(config.status, "accent"),
        ChangeProvisioned.offer(page, form, {"ProvisionedConcurrentExecutions": config.requested}, Qualifier=name),
        DeleteProvisionedConcurrencyConfig.press(page, form, Qualifier=name),
    )


def _treated(page: Page, form: OperationForm | None, name: str, config: EventConfig) -> Treated:
    qualifier = "" if name == LATEST else name
    return Treated(
        qualifier,
        config,
        named_arn(config.on_success) if config.on_success else "",
        named_arn(config.on_failure) if config.on_failure else "",
        ChangeEventInvokeConfig.offer(page, form, ChangeEventInvokeConfig.initial_of(config), Qualifier=qualifier),
        DeleteFunctionEventInvokeConfig.press(page, form, Qualifier=qualifier),
    )
