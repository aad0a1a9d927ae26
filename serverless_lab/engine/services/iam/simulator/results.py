"""The evaluator's decisions in the form of the simulator's answer."""

from typing import Any, Literal

from serverless_lab.engine.policy.access import AccessRequest
from serverless_lab.engine.policy.decision import Decision, StatementTrace
from serverless_lab.engine.policy.language import has_variables
from serverless_lab.engine.policy.places import Position, places
from serverless_lab.engine.policy.policy import Kind, as_list
from serverless_lab.engine.services.iam.simulator.context_keys import keys_of
from serverless_lab.engine.services.iam.simulator.sources import Source

Verdict = Literal["allowed", "explicitDeny", "implicitDeny"]
_WORST: tuple[Verdict, ...] = ("allowed", "implicitDeny", "explicitDeny")
_SHOWN: tuple[Kind, ...] = ("identity", "resource", "trust")
_BOUNDARY = "PermissionsBoundaryDecisionDetail"
_BEFORE_CONDITION = ("Principal", "NotPrincipal", "Action", "NotAction")


def verdict(decision: Decision) -> Verdict:
    if decision.allowed:
        return "allowed"
    return "explicitDeny" if decision.reason == "explicit-deny" else "implicitDeny"


def worst(verdicts: list[Verdict]) -> Verdict:
    return max(verdicts, key=_WORST.index)


def result(request: AccessRequest, decision: Decision, sources: list[Source]) -> dict[str, Any]:
    """One ResourceSpecificResult; what holds for the organisation stands beside it in the whole answer."""
    found: dict[str, Any] = {
        "EvalResourceName": request.resource,
        "EvalResourceDecision": verdict(decision),
        "MatchedStatements": _matched(decision, sources),
        "MissingContextValues": _missing(request, decision, sources),
    }
    if request.cross_account:
        found["EvalDecisionDetails"] = _details(decision)
    if any(source.kind == "boundary" for source in sources):
        allowed = _alone(decision, "boundary") == "allowed"
        found[_BOUNDARY] = {"AllowedByPermissionsBoundary": allowed}
    return found


def together(each: list[dict[str, Any]]) -> dict[str, Any]:
    """The whole answer's members: what any resource showed, and of each decision the most restrictive."""
    found: dict[str, Any] = {
        "MatchedStatements": _distinct([one for result in each for one in result["MatchedStatements"]]),
        "MissingContextValues": sorted(
            {key for result in each for key in result["MissingContextValues"]}, key=str.lower
        ),
    }
    details = [result["EvalDecisionDetails"] for result in each if "EvalDecisionDetails" in result]
    if details:
        found["EvalDecisionDetails"] = {name: worst([one[name] for one in details]) for name in details[0]}
    bounded = [result[_BOUNDARY]["AllowedByPermissionsBoundary"] for result in each if _BOUNDARY in result]
    if bounded:
        found[_BOUNDARY] = {"AllowedByPermissionsBoundary": all(bounded)}
    return found


def _distinct(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for number, one in enumerate(found) if one not in found[:number]]


def organization_allows(decision: Decision, sources: list[Source]) -> bool:
    """Every level allows by itself, and none denies."""
    levels = {source.level for source in sources if source.kind == "scp"}
    matched = [trace for trace in decision.statements if trace.kind == "scp" and trace.matched]
    open_levels = {sources[int(trace.policy)].level for trace in matched if trace.effect == "Allow"}
    return open_levels == levels and all(trace.effect == "Allow" for trace in matched)


def _alone(decision: Decision, *kinds: Kind) -> Verdict:
    """What these policies say by themselves."""
    effects = {trace.effect for trace in decision.statements if trace.kind in kinds and trace.matched}
    return "explicitDeny" if "Deny" in effects else "allowed" if effects else "implicitDeny"


def _details(decision: Decision) -> dict[str, Verdict]:
    return {"IAM Policy": _alone(decision, "identity"), "Resource Policy": _alone(decision, "resource", "trust")}


def _matched(decision: Decision, sources: list[Source]) -> list[dict[str, Any]]:
    """The statements that made the decision: of a denial only what denies, and nothing where nothing matched.

    What gives a permission stands here, of what limits it only a denial; the organisation's statements never do.
    """
    effect = {"allowed": "Allow", "explicitDeny": "Deny"}.get(verdict(decision))
    kinds: tuple[Kind, ...] = (*_SHOWN, "boundary") if effect == "Deny" else _SHOWN
    shown = [one for one in decision.statements if one.matched and one.effect == effect and one.kind in kinds]
    return [_statement(trace, sources[int(trace.policy)]) for trace in shown if trace.policy]


def _statement(trace: StatementTrace, source: Source) -> dict[str, Any]:
    place = places(source.text)[trace.pointer]
    return {
        "SourcePolicyId": source.id,
        "SourcePolicyType": source.type,
        "StartPosition": _position(place.start),
        "EndPosition": _position(place.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"Line": position.line, "Column": position.column}


def _missing(request: AccessRequest, decision: Decision, sources: list[Source]) -> list[str]:
    """Keys that statements about this action ask for and nobody gave."""
    known = {name.lower() for name in request.keys}
    found: dict[str, str] = {}
    for trace in decision.statements:
        if trace.failed not in _BEFORE_CONDITION and trace.kind != "scp" and trace.policy:
            document = sources[int(trace.policy)].document
            number = int(trace.pointer.rpartition("/")[2]) if trace.pointer != "/Statement" else 0
            for key in keys_of([as_list(document["Statement"])[number]], has_variables(document)):
                if key.lower() not in known:
                    found.setdefault(key.lower(), key)
    return sorted(found.values(), key=str.lower)
