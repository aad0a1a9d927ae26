"""Who calls a function URL."""

from lessons.sandbox import looking
from lessons.sandbox.addresses import Served
from lessons.sandbox.keys import Holder
from lessons.sandbox.signatures import holder_of, verified
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy.access import Values
from serverless_lab.wire import signing_faults
from serverless_lab.wire.codec import codec
from serverless_lab.wire.credentials import Incomplete, Signed, signed_by
from serverless_lab.wire.message import Request


def caller_of(request: Request, found: Served, source_ip: str) -> Caller:
    """Nobody in particular for a public URL, or where nothing was signed. Raises WireRefusal for a wrong signature."""
    if found.url.auth_type == "NONE":
        return Caller.anonymous()
    speaks = codec("lambda")
    try:
        signed = signed_by(request)
    except Incomplete as error:
        raise signing_faults.refusal("incomplete", speaks, str(error)) from error
    if signed is None:
        return Caller.anonymous()
    _check_scope(signed, found.region)
    holder = holder_of(signed, speaks)
    verified(request, signed, holder, speaks)
    return holder.caller if holder.account.pk == found.account.pk else _from_abroad(holder, found, source_ip)


def _check_scope(signed: Signed, region: str) -> None:
    for what, given, wanted in (("service", signed.service, "lambda"), ("region", signed.region, region)):
        if given != wanted:
            sentence = f"Credential should be scoped to correct {what}: '{wanted}'."
            if what == "region":
                sentence = "Credential should be scoped to a valid region."
            raise signing_faults.refusal("mismatch", codec("lambda"), sentence)


def _from_abroad(holder: Holder, found: Served, source_ip: str) -> Caller:
    """A caller of another account of the same learner; the others are strangers here, whatever they are called.

    Copies of an account have its number. None of them is let in as if it were the account itself.
    """
    near = holder.account.holder == found.account.holder
    if not near or holder.account.account_id == found.account.account_id:
        return Caller.anonymous()
    url = found.url
    suffix = f":{url.qualifier}" if url.qualifier else ""
    arn = str(Arn("lambda", found.region, found.account.account_id, f"function:{url.function}{suffix}"))
    via: dict[str, Values] = {"lambda:InvokedViaFunctionUrl": "true", "aws:SourceIp": source_ip}
    by: dict[str, Values] = {"lambda:FunctionUrlAuthType": url.auth_type, "aws:SourceIp": source_ip}
    asked = [("lambda:InvokeFunctionUrl", arn, by), ("lambda:InvokeFunction", arn, via)]
    return looking.look(holder.account.pk).cloud.sent_out(holder.caller, asked)
