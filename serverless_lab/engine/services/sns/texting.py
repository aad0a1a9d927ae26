"""Text messages to numbers, and what is said of all of them."""

import re
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.sns import contents, errors, inbox, requests
from serverless_lab.engine.services.sns.state import SnsState

_NUMBER = re.compile(r"\+[1-9][0-9]{7,14}")
# What may be said of text messages. Source: API reference of SetSMSAttributes.
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    "MonthlySpendLimit": re.compile(r"[0-9]{1,9}"),
    "DeliveryStatusIAMRole": re.compile(r"(arn:aws:iam::[0-9]{12}:role/.+)?"),
    "DeliveryStatusSuccessSamplingRate": re.compile(r"([0-9]{1,2}|100)?"),
    "DefaultSenderID": re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9]{1,11}|"),
    "DefaultSMSType": re.compile(r"Promotional|Transactional"),
    "UsageReportS3Bucket": re.compile(r"[a-z0-9.-]*"),
}


def publish(context: Context, request: requests.Publish) -> dict[str, Any]:
    number = request.phone_number or ""
    if not _NUMBER.fullmatch(number):
        raise errors.InvalidParameter(reason=f"PhoneNumber Reason: {number} is not valid to publish to")
    draft = contents.draft(None, request)
    words = draft.text_for("sms")
    if len(words) > numbers.SNS_SMS_CHARACTERS:
        raise errors.BadMessage(reason="Message too long")
    message_id = new_uuid(context.chance())
    inbox.text(context, number, words)
    return {"MessageId": message_id}


def set_sms_attributes(context: Context, request: requests.SetSMSAttributes) -> dict[str, Any]:
    for name, text in request.attributes.items():
        if name not in _ATTRIBUTES:
            raise errors.InvalidParameter(reason=f"{name} is not a valid attribute")
        if not _ATTRIBUTES[name].fullmatch(text):
            raise errors.InvalidParameter(reason=f"{name} Reason: {text} is not a valid value")
    context.part(SnsState).texting.update(request.attributes)
    return {}


def get_sms_attributes(context: Context, request: requests.GetSMSAttributes) -> dict[str, Any]:
    said = context.part(SnsState).texting
    names = request.attributes
    return {"attributes": {name: text for name, text in said.items() if not names or name in names}}


def check_if_phone_number_is_opted_out(context: Context, request: requests.OfPhone) -> dict[str, Any]:
    return {"isOptedOut": _checked(request.phone_number) in context.part(SnsState).opted_out}


def list_phone_numbers_opted_out(context: Context, request: requests.ListPhoneNumbersOptedOut) -> dict[str, Any]:
    return {"phoneNumbers": list(context.part(SnsState).opted_out)}


def opt_in_phone_number(context: Context, request: requests.OfPhone) -> dict[str, Any]:
    number, state = _checked(request.phone_number), context.part(SnsState)
    if number in state.opted_out:
        state.opted_out.remove(number)
    return {}


def _checked(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise errors.InvalidParameter(reason="PhoneNumber")
    return number
