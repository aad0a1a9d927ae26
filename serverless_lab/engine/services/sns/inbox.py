"""The lab's inbox: what SNS sends by e-mail and as text messages arrives here, and stays as long as there is room."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import to_milliseconds
from serverless_lab.engine.services.sns import confirming, ending, errors, formats, requests
from serverless_lab.engine.services.sns.formats import Message
from serverless_lab.engine.services.sns.names import subscription_arn, topic_arn
from serverless_lab.engine.services.sns.state import KEPT_MAIL, Letter, SnsState, Subscription, Topic

_FROM = "no-reply@sns.amazonaws.com"
_OPERATOR = f"AWS Notifications <{_FROM}>"
_SUBJECT = "AWS Notification Message"
_CONFIRM_SUBJECT = "AWS Notification - Subscription Confirmation"


def notify(context: Context, topic: Topic, subscription: Subscription, message: Message) -> str:
    """A notification; a code where the number wants none."""
    if subscription.protocol == "sms":
        return text(context, subscription.endpoint, message.draft.text_for("sms"), topic)
    if subscription.protocol == "email":
        way_out = (
            f"To receive no more of this topic, follow this link:\n{formats.unsubscribe_url(context, subscription)}"
        )
        body = f"{message.draft.text_for('email')}\n\n--\n{way_out}"
    else:
        body = formats.text_of(formats.notification(context, topic, subscription, message))
    sender = f"{topic.settings.display or 'AWS Notifications'} <{_FROM}>"
    subject = message.draft.subject or _SUBJECT
    _put(context, subscription.protocol, subscription.endpoint, sender, subject, body, topic.name, ends=subscription.id)
    return ""


def ask_to_confirm(context: Context, topic: Topic, subscription: Subscription) -> None:
    """The letter with the link, and with the token in it."""
    if subscription.protocol == "email":
        body = (
            f"This address was subscribed to the topic\n{topic_arn(context, topic.name)}\n\n"
            f"To confirm that, follow this link:\n{formats.confirm_url(context, topic, subscription)}\n\n"
            "If you did not expect this, ignore the letter."
        )
    else:
        told = formats.confirmation(context, topic, subscription, new_uuid(context.chance()))
        body = formats.text_of(told)
    to = subscription.endpoint
    _put(context, subscription.protocol, to, _OPERATOR, _CONFIRM_SUBJECT, body, topic.name, confirms=subscription.id)


def text(context: Context, number: str, words: str, topic: Topic | None = None) -> str:
    """A text message; a code where the number wants none."""
    if number in context.part(SnsState).opted_out:
        return "OptedOut"
    display = f"{topic.settings.display}> " if topic is not None and topic.settings.display else ""
    _put(context, "sms", number, "NOTICE", "", display + words, topic.name if topic is not None else "")
    return ""


def list_letters(context: Context, request: requests.ListLetters) -> dict[str, Any]:
    """The lab's look: what links it holds, and whether they would still do something."""
    state = context.part(SnsState)
    letters = [
        each for each in reversed(state.letters) if request.to in ("", each.to) and request.kind in ("", each.kind)
    ]
    return {"Letters": [_told(context, state, each) for each in letters]}


def follow_link(context: Context, request: requests.FollowLink) -> dict[str, Any]:
    """The lab's hand: unsigned, as anybody who has the letter. The answer STOP to a text message counts as a link."""
    state = context.part(SnsState)
    letter = next((each for each in state.letters if each.id == request.letter_id), None)
    if letter is not None and letter.kind == "sms" and request.link == "stop":
        if letter.to not in state.opted_out:
            state.opted_out.append(letter.to)
        return {}
    unique = (letter.confirms if request.link == "confirm" else letter.ends) if letter is not None else ""
    if not unique:
        raise errors.LetterMissing(id=request.letter_id, link=request.link)
    subscription = state.subscriptions.get(unique)
    if subscription is None:
        raise errors.UnknownToken if request.link == "confirm" else errors.SubscriptionMissing
    arn = subscription_arn(context, subscription)
    if request.link == "confirm":
        confirming.confirm(state, subscription, authenticated=False)
    else:
        ending.end_unsigned(context, state, subscription)
    return {"SubscriptionArn": arn}


def links_of(state: SnsState, letter: Letter) -> list[str]:
    """What following a link of it would still do: confirm, unsubscribe, stop."""
    confirms, ends = state.subscriptions.get(letter.confirms), state.subscriptions.get(letter.ends)
    links = []
    if confirms is not None and not confirms.confirmed:
        links.append("confirm")
    if ends is not None and not ends.guarded:
        links.append("unsubscribe")
    if letter.kind == "sms" and letter.to not in state.opted_out:
        links.append("stop")
    return links


def _told(context: Context, state: SnsState, letter: Letter) -> dict[str, Any]:
    told: dict[str, Any] = {
        "Id": letter.id,
        "At": to_milliseconds(letter.at),
        "Kind": letter.kind,
        "To": letter.to,
        "From": letter.sender,
        "Subject": letter.subject,
        "Body": context.bodies.get(letter.body).decode(),
        "Links": links_of(state, letter),
    }
    if letter.topic:
        told["TopicArn"] = topic_arn(context, letter.topic)
    return told


def _put(
    context: Context,
    kind: str,
    to: str,
    sender: str,
    subject: str,
    body: str,
    topic: str,
    *,
    confirms: str = "",
    ends: str = "",
) -> None:
    letters = context.part(SnsState).letters
    letter_id = new_uuid(context.chance())
    name = context.bodies.put_or_say(body.encode())
    letters.append(Letter(letter_id, context.at, kind, to, sender, subject, name, topic, confirms, ends))
    del letters[:-KEPT_MAIL]
