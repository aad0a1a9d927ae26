"""`/_lab/`: accounts made, reset, timed and read by scripts that carry the operator's token."""

import hmac
import json
import re
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings

from lessons.sandbox import lab, operating
from lessons.sandbox.models import JournalEntry
from serverless_lab.engine.sealing import mask_params
from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.shapes import jsons

PREFIX = "/_lab/"
MOST_ENTRIES = 1000
log = structlog.get_logger("lab.endpoint")
Told = tuple[int, Any]


class _Refused(Exception):
    def __init__(self, status: int, sentence: str) -> None:
        self.status, self.sentence = status, sentence


def answer(request: Request) -> Response:
    """JSON, with `error` where something was refused. Without a token in the settings only the health is told."""
    try:
        status, told = _answer(request)
    except _Refused as refused:
        status, told = refused.status, {"error": refused.sentence}
    except operating.Taken:
        status, told = 409, {"error": "There is an account with this number already."}
    except lab.NotYours:
        status, told = 404, {"error": "There is no such account."}
    except lab.AccountBusy:
        status, told = 409, {"error": "A function is still running in this account."}
    except (Malformed, ValueError) as error:
        status, told = 400, {"error": str(error)}
    except Exception:
        log.exception("the operator's face failed", path=request.path)
        status, told = 500, {"error": "The lab failed to answer."}
    return Response(
        status, {"content-type": "application/json", "cache-control": "no-store"}, json.dumps(told).encode()
    )


def _answer(request: Request) -> Told:
    if request.path == f"{PREFIX}health":
        return 200, {"status": "ok"}
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    token = settings.LAB_OPERATOR_TOKEN
    if not token:
        raise _Refused(404, "The operator's face is off. Set LAB_OPERATOR_TOKEN.")
    if not hmac.compare_digest(given.encode(), token.encode()):
        raise _Refused(401, "This is not the operator's token.")
    for method, path, act in ROUTES:
        found = path.fullmatch(request.path)
        if found is not None and method == request.method:
            return act(jsons.load_object(request.body), *found.groups())
    raise _Refused(404, "There is nothing here.")


def _create(sent: dict[str, Any]) -> Told:
    return 201, operating.describe(operating.create(str(sent.get("account_id") or "")))


def _list(sent: dict[str, Any]) -> Told:
    return 200, {"accounts": [operating.describe(each) for each in operating.every()]}


def _delete(sent: dict[str, Any], account_id: str) -> Told:
    lab.delete_account(operating.find(account_id))
    return 200, {}


def _reset(sent: dict[str, Any], account_id: str) -> Told:
    return 200, {"position": lab.reset(operating.find(account_id)).head}


def _clock(sent: dict[str, Any], account_id: str) -> Told:
    account = operating.find(account_id)
    match sent:
        case {"advance_seconds": int() | float() as seconds} if not isinstance(seconds, bool) and 0 < seconds < 10**9:
            result = lab.advance(account, seconds)
        case {"rate": int() as rate} if not isinstance(rate, bool):
            result = lab.set_rate(account, rate)
        case {"pause": True}:
            result = lab.set_rate(account, 0)
        case _:
            raise _Refused(400, 'Say {"advance_seconds": n}, {"rate": n} or {"pause": true}.')
    if result.refusal is not None:
        raise _Refused(400, result.refusal.message)
    return 200, {"now": lab.look(account).now}


def _journal(sent: dict[str, Any], account_id: str) -> Told:
    rows = JournalEntry.objects.filter(account=operating.find(account_id)).order_by("-position")[:MOST_ENTRIES]
    return 200, {"entries": [_entry(row) for row in reversed(rows)]}


def _entry(row: JournalEntry) -> dict[str, Any]:
    return {
        "position": row.position,
        "at": row.at,
        "face": row.face,
        "caller": json.loads(row.caller)["arn"],
        "region": row.region,
        "service": row.service,
        "operation": row.operation,
        "params": mask_params(json.loads(row.params)),
        "code": row.code,
        "changed": row.changed,
    }


def _at(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{PREFIX}accounts{pattern}")


ROUTES: tuple[tuple[str, re.Pattern[str], Callable[..., Told]], ...] = (
    ("POST", _at(""), _create),
    ("GET", _at(""), _list),
    ("DELETE", _at("/([0-9]{12})"), _delete),
    ("POST", _at("/([0-9]{12})/reset"), _reset),
    ("POST", _at("/([0-9]{12})/clock"), _clock),
    ("GET", _at("/([0-9]{12})/journal"), _journal),
)
