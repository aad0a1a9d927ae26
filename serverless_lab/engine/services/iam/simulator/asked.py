"""GetContextKeysFor…: which keys a simulation should be given."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam.documents import read
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator.context_keys import keys_of_documents
from serverless_lab.engine.services.iam.simulator.inputs import checked_texts, principal_sources


def context_keys_for_custom_policy(context: Context, request: requests.GetContextKeysForCustomPolicy) -> dict[str, Any]:
    return {"ContextKeyNames": _keys(request.policy_input_list)}


def context_keys_for_principal_policy(
    context: Context, request: requests.GetContextKeysForPrincipalPolicy
) -> dict[str, Any]:
    own = [source.text for source in principal_sources(context, request.policy_source_arn)]
    return {"ContextKeyNames": _keys([*own, *request.policy_input_list])}


def _keys(texts: list[str]) -> list[str]:
    return keys_of_documents(read(text) for text in checked_texts(texts))
