"""What AWS answers to a signature it does not accept: each protocol has codes of its own, and S3 and EC2 as well."""

from typing import Literal

from serverless_lab.wire.codec import Codec
from serverless_lab.wire.refusals import WireRefusal

Kind = Literal["missing", "incomplete", "mismatch", "time", "expired", "unknown"]  # expired: a presigned address

UNKNOWN_KEY = "The security token included in the request is invalid."
NOT_SIGNED = "Request is missing Authentication Token"

_QUERY: dict[Kind, tuple[str, int]] = {
    "missing": ("MissingAuthenticationToken", 403),
    "incomplete": ("IncompleteSignature", 400),
    "mismatch": ("SignatureDoesNotMatch", 403),
    "time": ("SignatureDoesNotMatch", 403),
    "expired": ("SignatureDoesNotMatch", 403),
    "unknown": ("InvalidClientTokenId", 403),
}
_JSON: dict[Kind, tuple[str, int]] = {
    "missing": ("MissingAuthenticationTokenException", 400),
    "incomplete": ("IncompleteSignatureException", 400),
    "mismatch": ("InvalidSignatureException", 400),
    "time": ("InvalidSignatureException", 400),
    "expired": ("InvalidSignatureException", 400),
    "unknown": ("UnrecognizedClientException", 400),
}
_EC2: dict[Kind, tuple[str, int]] = _QUERY | {
    "mismatch": ("AuthFailure", 401),
    "time": ("RequestExpired", 400),
    "expired": ("RequestExpired", 400),
    "unknown": ("AuthFailure", 401),
}
_S3: dict[Kind, tuple[str, int]] = {
    "missing": ("AccessDenied", 403),
    "incomplete": ("AuthorizationHeaderMalformed", 400),
    "mismatch": ("SignatureDoesNotMatch", 403),
    "time": ("RequestTimeTooSkewed", 403),
    "expired": ("AccessDenied", 403),
    "unknown": ("InvalidAccessKeyId", 403),
}
_SENTENCES: dict[str, dict[Kind, str]] = {
    "ec2": {
        "mismatch": "AWS was not able to validate the provided access credentials",
        "unknown": "AWS was not able to validate the provided access credentials",
    },
    "s3": {
        "missing": "Access Denied",
        "time": "The difference between the request time and the current time is too large.",
        "expired": "Request has expired",
        "unknown": "The AWS Access Key Id you provided does not exist in our records.",
    },
}
_BY_PROTOCOL: dict[str, dict[Kind, tuple[str, int]]] = {
    "query": _QUERY,
    "ec2": _EC2,
    "json": _JSON,
    "rest-json": {kind: (code, 400 if kind == "incomplete" else 403) for kind, (code, _) in _JSON.items()},
    "rest-xml": _QUERY,
}


def refusal(kind: Kind, codec: Codec, message: str) -> WireRefusal:
    """`message` is the sentence where AWS has no other for this service."""
    name = "s3" if codec.model.signing_name == "s3" else codec.model.resolved_protocol
    code, status = (_S3 if name == "s3" else _BY_PROTOCOL[name])[kind]
    return WireRefusal(code, _SENTENCES.get(name, {}).get(kind, message), status)
