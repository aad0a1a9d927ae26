"""Resources: that each is an ARN, and that the actions of its statement can be done to it."""

import re
from collections.abc import Iterator

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.language import PARTITIONS
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.edits import replaced
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Statement, Subject, Text

_ACCOUNT = re.compile(r"\d{12}|aws|[\d*?]*[*?][\d*?]*|.*\$\{.+|")


def _written(subject: Subject) -> Iterator[Text]:
    for statement in subject.statements:
        for name in ("Resource", "NotResource"):
            yield from (found for found in statement.texts(name) if found.text not in ("*", ""))


def _arns(subject: Subject) -> Iterator[tuple[Text, list[str]]]:
    for found in _written(subject):
        parts = found.text.split(":", 5)
        if parts[0] == "arn" and len(parts) == 6:
            yield found, parts


def _not_an_arn(subject: Subject) -> Iterator[Hit]:
    for pointer, text in _written(subject):
        if not text.startswith("arn:") or text.count(":") < 5:
            fix = replaced(subject.text, pointer, f"arn:aws:s3:::{text[5:]}") if text.startswith("s3://") else ""
            yield Hit(pointer, {"resource": text}, fix)


def _bad_partition(subject: Subject) -> Iterator[Hit]:
    for (pointer, text), parts in _arns(subject):
        if parts[1] not in PARTITIONS:
            yield Hit(
                pointer, {"resource": text}, replaced(subject.text, pointer, ":".join(["arn", "aws", *parts[2:]]))
            )


def _bad_service(subject: Subject) -> Iterator[Hit]:
    for (pointer, _), parts in _arns(subject):
        if "*" in parts[2] or not reference.has_service(parts[2]):
            yield Hit(pointer, {"service": parts[2] or "–"})


def _bad_account(subject: Subject) -> Iterator[Hit]:
    for (pointer, _), parts in _arns(subject):
        if not _ACCOUNT.fullmatch(parts[4]):
            yield Hit(pointer, {"account": parts[4]})


def _not_regional(subject: Subject) -> Iterator[Hit]:
    """Users belong to no region, bucket names to the whole world."""
    for (pointer, text), parts in _arns(subject):
        point = parts[5].startswith(("accesspoint/", "job/", "access-grants", "storage-lens"))
        bucket = parts[2] == "s3" and not point and (parts[3] or parts[4])
        if bucket or (parts[2] == "iam" and parts[3]):
            kept = ["", ""] if bucket else ["", parts[4]]
            fix = ":".join([*parts[:3], *kept, parts[5]])
            yield Hit(pointer, {"resource": text, "service": parts[2]}, replaced(subject.text, pointer, fix))


def _fitting(statement: Statement) -> Iterator[tuple[Text, catalogue.Action, bool]]:
    """Each action that is written out, and whether some resource of its statement fits it."""
    if statement.any_resource or not statement.resources:
        return
    for written in statement.actions:
        action = catalogue.action(written.text)
        if action is not None:
            kinds = catalogue.resources(action)
            yield (
                written,
                action,
                any(reference.fits(kind, each.text) for kind in kinds for each in statement.resources),
            )


def _needs_star(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for written, action, _ in _fitting(statement):
            if not action.uses:
                yield Hit(written.pointer, {"action": written.text})


def _buckets(statement: Statement) -> tuple[list[Text], list[Text]]:
    """The buckets and the objects that a statement names."""
    found = [each for each in statement.resources if each.text.startswith("arn:aws:s3:::")]
    return [each for each in found if "/" not in each.text], [each for each in found if "/" in each.text]


def _is_of(action: catalogue.Action, kind: str) -> bool:
    return action.name.startswith("s3:") and any(use.resource == kind for use in action.uses)


def _bucket_for_objects(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        buckets, _ = _buckets(statement)
        for written, action, fits in _fitting(statement):
            if buckets and not fits and _is_of(action, "object"):
                fix = replaced(subject.text, buckets[0].pointer, f"{buckets[0].text}/*")
                facts = {"action": written.text, "resource": buckets[0].text}
                yield Hit(buckets[0].pointer, facts, fix)
                break


def _objects_for_bucket(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        buckets, objects = _buckets(statement)
        for written, action, fits in _fitting(statement):
            if objects and not buckets and not fits and _is_of(action, "bucket"):
                bucket = objects[0].text.partition("/")[0]
                names = [resource.text for resource in statement.resources]
                fix = subject.changed(statement.pointer, "Resource", [bucket, *names])
                yield Hit(written.pointer, {"action": written.text, "bucket": bucket}, fix)
                break


def _other_resource(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        buckets, objects = _buckets(statement)
        for written, action, fits in _fitting(statement):
            told = (buckets and _is_of(action, "object")) or (objects and _is_of(action, "bucket"))
            if not fits and action.uses and not told:
                form = catalogue.resources(action)[0].arn.replace("${Partition}", "aws")
                yield Hit(written.pointer, {"action": written.text, "form": form})


def _unused_resource(subject: Subject) -> Iterator[Hit]:
    """An ARN of a service that no action of the statement belongs to."""
    for statement in subject.statements:
        services = {action.text.partition(":")[0].lower() for action in statement.actions}
        if not services or any("*" in service for service in services):
            continue
        # Some services write ARNs under another name than their actions.
        forms = {
            kind.arn.split(":")[2]
            for written in statement.actions
            for action in catalogue.matching(written.text)
            for kind in catalogue.resources(action)
        }
        for pointer, text in statement.resources:
            service = text.split(":")[2] if text.count(":") >= 5 else ""
            if service and reference.has_service(service) and service not in services | forms:
                yield Hit(pointer, {"service": service, "services": ", ".join(sorted(services))})


RULES = (
    Rule("resource-not-arn", "error", _not_an_arn),
    Rule("bad-partition", "error", _bad_partition),
    Rule("resource-service", "error", _bad_service),
    Rule("bad-account", "error", _bad_account),
    Rule("not-regional", "error", _not_regional),
    Rule("needs-star", "warning", _needs_star),
    Rule("bucket-for-objects", "warning", _bucket_for_objects),
    Rule("objects-for-bucket", "warning", _objects_for_bucket),
    Rule("other-resource", "warning", _other_resource),
    Rule("unused-resource", "warning", _unused_resource),
)
