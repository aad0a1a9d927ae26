"""Documents are read once, and never taken for one another."""

import copy

from serverless_lab.engine.policy import compiled
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.policy import Policy
from tests.engine.policy.cases import request_of


def document(action):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}


def test_the_same_text_is_read_once():
    first = document("s3:GetObject")
    again = copy.deepcopy(first)
    statements = compiled.statements_of(Policy("identity", "p", first))
    assert compiled.statements_of(Policy("identity", "q", again)) is statements


def test_the_same_text_as_another_kind_is_another_policy():
    first = document("s3:GetObject")
    (identity,) = compiled.statements_of(Policy("identity", "p", first))
    (resource,) = compiled.statements_of(Policy("resource", "p", first))
    assert (identity.problem, resource.problem) == ("", "missing-element")


def test_a_document_made_where_another_one_was_is_read_anew():
    """Python gives the address of what is gone to what comes next."""
    asked = request_of({})
    for number in range(3000):
        allowed = evaluate(asked, [Policy("identity", "p", document(f"s3:Get{number}"))], explain=False).allowed
        assert not allowed
        assert evaluate(asked, [Policy("identity", "p", document("s3:Get*"))], explain=False).allowed


def test_a_document_that_is_no_text_is_read_all_the_same():
    odd = document("s3:GetObject") | {"Id": 2**70}
    assert evaluate(request_of({}), [Policy("identity", "p", odd)]).allowed is True
