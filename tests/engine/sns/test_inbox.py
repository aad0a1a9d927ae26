"""The inbox: letters and their links, text messages, and who wants none."""

import json

import pytest

from serverless_lab.engine.services.sns.state import KEPT_MAIL
from tests.engine.sns.asking import BAD, create, letters, lucky, publish, refused, subscribe, told

NUMBER = "+821012345678"


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders", DisplayName="주문")


def follow(life, letter, link):
    outcome = life.call("lab", "FollowLink", {"LetterId": letter["Id"], "Link": link})
    return outcome.refusal.code if outcome.refusal else outcome.answer


def pending(life, arn):
    return told(life, "GetSubscriptionAttributes", SubscriptionArn=arn)["Attributes"]["PendingConfirmation"]


def test_a_letter_with_a_link_that_confirms(life, orders):
    arn = subscribe(life, orders, "email", "mina@example.com")
    (letter,) = letters(life)
    assert (letter["Kind"], letter["To"], letter["TopicArn"]) == ("email", "mina@example.com", orders)
    assert (letter["Links"], "Action=ConfirmSubscription" in letter["Body"]) == (["confirm"], True)
    assert follow(life, letter, "unsubscribe") == "LetterMissing"
    assert follow(life, letter, "confirm") == {"SubscriptionArn": arn}
    assert (pending(life, arn), letters(life)[0]["Links"]) == ("false", [])


def test_a_letter_with_a_link_that_ends(life, orders):
    arn = subscribe(life, orders, "email", "mina@example.com")
    follow(life, letters(life)[0], "confirm")
    publish(life, orders, "soup", Subject="7")
    letter = letters(life)[0]
    assert (letter["Subject"], letter["From"].partition(" <")[0]) == ("7", "주문")
    assert (letter["Links"], letter["Body"].startswith("soup\n")) == (["unsubscribe"], True)
    assert follow(life, letter, "unsubscribe") == {"SubscriptionArn": arn}
    assert follow(life, letter, "unsubscribe") == "NotFound"
    assert follow(life, letters(life)[-1], "confirm") == BAD


def test_who_confirmed_with_a_signature_can_end_it_with_one_only(life, orders):
    arn = subscribe(life, orders, "email", "mina@example.com")
    token = letters(life)[0]["Body"].partition("Token=")[2].split()[0]
    told(life, "ConfirmSubscription", TopicArn=orders, Token=token, AuthenticateOnUnsubscribe="true")
    publish(life, orders)
    letter = letters(life)[0]
    assert (letter["Links"], follow(life, letter, "unsubscribe")) == ([], "AuthorizationError")
    told(life, "Unsubscribe", SubscriptionArn=arn)


def test_letters_as_json(life, orders):
    subscribe(life, orders, "email-json", "mina@example.com")
    asked = json.loads(letters(life)[0]["Body"])
    assert (asked["Type"], asked["SubscribeURL"].endswith(asked["Token"])) == ("SubscriptionConfirmation", True)
    follow(life, letters(life)[0], "confirm")
    publish(life, orders, "soup")
    assert json.loads(letters(life)[0]["Body"])["Message"] == "soup"


def test_a_text_message_to_a_number(life):
    assert set(told(life, "Publish", PhoneNumber=NUMBER, Message="soup")) == {"MessageId"}
    (letter,) = letters(life, NUMBER)
    assert (letter["Kind"], letter["Body"], letter["Links"]) == ("sms", "soup", ["stop"])


def test_a_subscribed_number_needs_no_confirmation(life, orders):
    subscribe(life, orders, "sms", NUMBER)
    publish(life, orders, "soup")
    assert [each["Body"] for each in letters(life)] == ["주문> soup"]


def test_who_answers_stop_gets_no_more(life, orders):
    subscribe(life, orders, "sms", NUMBER)
    publish(life, orders, "soup")
    assert follow(life, letters(life)[0], "stop") == {}
    assert told(life, "CheckIfPhoneNumberIsOptedOut", phoneNumber=NUMBER) == {"isOptedOut": True}
    assert told(life, "ListPhoneNumbersOptedOut") == {"phoneNumbers": [NUMBER]}
    publish(life, orders, "tea")
    told(life, "Publish", PhoneNumber=NUMBER, Message="rice")
    assert [each["Body"] for each in letters(life)] == ["주문> soup"]
    told(life, "OptInPhoneNumber", phoneNumber=NUMBER)
    publish(life, orders, "cake")
    assert [each["Body"] for each in letters(life)] == ["주문> cake", "주문> soup"]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"PhoneNumber": "01012345678"}, "PhoneNumber Reason: 01012345678 is not valid to publish to"),
        ({"PhoneNumber": NUMBER, "Message": "x" * 1601}, "Message too long"),
        ({"PhoneNumber": NUMBER, "Message": ""}, "Empty message"),
    ],
)
def test_texts_that_are_refused(life, params, message):
    assert refused(life, "Publish", **({"Message": "soup"} | params)) == (BAD, f"Invalid parameter: {message}")


def test_what_is_said_of_all_text_messages(life):
    given = {"DefaultSMSType": "Transactional", "DefaultSenderID": "Kitchen"}
    told(life, "SetSMSAttributes", attributes=given)
    assert told(life, "GetSMSAttributes") == {"attributes": given}
    assert told(life, "GetSMSAttributes", attributes=["DefaultSMSType"]) == {
        "attributes": {"DefaultSMSType": "Transactional"}
    }
    for bad in ({"Colour": "red"}, {"DefaultSenderID": "123"}, {"DefaultSMSType": "Loud"}):
        assert refused(life, "SetSMSAttributes", attributes=bad)[0] == BAD


def test_letters_are_found_by_address_and_kind_and_the_oldest_go(life, orders):
    subscribe(life, orders, "email", "mina@example.com")
    for number in range(3):
        told(life, "Publish", PhoneNumber=NUMBER, Message=str(number))
    assert [each["Body"] for each in letters(life, NUMBER)] == ["2", "1", "0"]
    assert len(life.call("lab", "ListLetters", {"Kind": "email"}).answer["Letters"]) == 1
    for number in range(KEPT_MAIL):
        told(life, "Publish", PhoneNumber=NUMBER, Message=str(number))
    assert [len(letters(life)), letters(life)[-1]["Body"]] == [KEPT_MAIL, "0"]
