"""Users of ActiveMQ brokers, tags and configurations."""

from base64 import b64decode, b64encode

import pytest

from tests.engine.mq.asking import ACTIVE, RABBIT, broker, create, refused, told
from tests.engine.mq.good import PASSWORD, XML
from tests.engine.support import Life

BAD = "BadRequestException"


@pytest.fixture
def life():
    return Life()


def test_a_user_comes_with_the_restart(life):
    made = create(life, ACTIVE)
    told(life, "CreateUser", BrokerId=made, Username="waiter", Password=PASSWORD, Groups=["hall"])
    before = told(life, "DescribeUser", BrokerId=made, Username="waiter")
    assert before["Pending"] == {"PendingChange": "CREATE", "ConsoleAccess": False, "Groups": ["hall"]}
    assert "Groups" not in before
    told(life, "UpdateUser", BrokerId=made, Username="waiter", ConsoleAccess=True)
    told(life, "DeleteUser", BrokerId=made, Username="chef")
    listed = told(life, "ListUsers", BrokerId=made)["Users"]
    assert [(each["Username"], each["PendingChange"]) for each in listed] == [("chef", "DELETE"), ("waiter", "CREATE")]
    told(life, "RebootBroker", BrokerId=made)
    life.advance(300)
    assert told(life, "ListUsers", BrokerId=made)["Users"] == [{"Username": "waiter"}]
    after = told(life, "DescribeUser", BrokerId=made, Username="waiter")
    assert (after["ConsoleAccess"], after["Groups"], "Pending" in after) == (True, ["hall"], False)


def test_who_was_never_there_is_forgotten_at_once(life):
    made = create(life, ACTIVE)
    told(life, "CreateUser", BrokerId=made, Username="waiter", Password=PASSWORD)
    told(life, "DeleteUser", BrokerId=made, Username="waiter")
    assert told(life, "ListUsers", BrokerId=made)["Users"] == [{"Username": "chef"}]


def test_passwords_are_kept_sealed(life):
    made = create(life, ACTIVE)
    assert broker(life, made).users["chef"].password.startswith("sealed:1:17:")
    assert PASSWORD.encode() not in life.cloud.encode()


@pytest.mark.parametrize(("params", "code"), [
    ({"Username": "chef"}, "ConflictException"),
    ({"Username": "w"}, "BadRequestException"),
    ({"Username": "head waiter"}, "BadRequestException"),
    ({"Username": "waiter", "Password": "short"}, "BadRequestException"),
    ({"Username": "waiter", "Groups": ["h"]}, "BadRequestException"),
    ({"Username": "waiter", "Groups": [f"group-{number}" for number in range(21)]}, "ForbiddenException"),
])  # fmt: skip
def test_who_cannot_be_a_user(life, params, code):
    made = create(life, ACTIVE)
    assert refused(life, "CreateUser", **{"BrokerId": made, "Password": PASSWORD} | params)[0] == code


@pytest.mark.parametrize(("password", "sentence"), [
    ("p-123456789", "12 to 250 characters"),
    ("p-1234567890" + "." * 239, "12 to 250 characters"),
    ("abcabcabcabc", "at least 4 unique characters"),
    ("steam,and,fold", "without commas"),
    ("steam:and:fold", "without commas"),
    ("steam=and=fold", "without commas"),
    ("만두찜통에서오래찌기하하", "printable ASCII"),
])  # fmt: skip
def test_what_is_no_password(life, password, sentence):
    made = create(life, ACTIVE)
    for operation, username in (("CreateUser", "waiter"), ("UpdateUser", "chef")):
        asked = {"BrokerId": made, "Username": username, "Password": password}
        code, message = refused(life, operation, **asked)
        assert (code, message.startswith("Password is invalid."), sentence in message) == (BAD, True, True), message
    assert refused(life, "CreateBroker", **ACTIVE | {"BrokerName": "two", "Users": [
        {"Username": "chef", "Password": password}]})[0] == BAD  # fmt: skip


def test_the_longest_password_and_one_of_four_characters_are_taken(life):
    made = create(life, ACTIVE)
    for number, password in enumerate(("abc " + "." * 246, "abcd" * 3)):
        told(life, "CreateUser", BrokerId=made, Username=f"waiter-{number}", Password=password)
    assert life.replayed().encode() == life.cloud.encode()


def test_rabbitmq_has_its_users_to_itself(life):
    made = create(life, RABBIT)
    sentence = "To manage broker users, please use the RabbitMQ web console, or the management API."
    assert refused(life, "ListUsers", BrokerId=made) == ("BadRequestException", sentence)
    assert told(life, "DescribeBroker", BrokerId=made)["Users"] == []


def test_tags_of_a_broker(life):
    made = told(life, "CreateBroker", **ACTIVE)["BrokerArn"]
    told(life, "CreateTags", ResourceArn=made, Tags={"month": "May"})
    assert told(life, "ListTags", ResourceArn=made)["Tags"] == {"team": "kitchen", "month": "May"}
    told(life, "DeleteTags", ResourceArn=made, TagKeys=["team", "nothing"])
    assert told(life, "ListTags", ResourceArn=made)["Tags"] == {"month": "May"}
    wrong = made.replace("shop-active", "shop")
    assert refused(life, "ListTags", ResourceArn=wrong)[0] == "NotFoundException"


def test_a_configuration_has_revisions_which_a_broker_takes_on(life):
    made = create(life, ACTIVE)
    configured = told(life, "DescribeBroker", BrokerId=made)["Configurations"]["Current"]["Id"]
    updated = told(life, "UpdateConfiguration", ConfigurationId=configured, Data=XML, Description="calmer")
    assert updated["LatestRevision"]["Revision"] == 2
    told(life, "UpdateBroker", BrokerId=made, Configuration={"Id": configured})
    waiting = told(life, "DescribeBroker", BrokerId=made)["Configurations"]
    assert (waiting["Current"]["Revision"], waiting["Pending"]["Revision"]) == (1, 2)
    told(life, "RebootBroker", BrokerId=made)
    life.advance(300)
    after = told(life, "DescribeBroker", BrokerId=made)["Configurations"]
    assert (after["Current"]["Revision"], [each["Revision"] for each in after["History"]]) == (2, [1])
    assert "Pending" not in after
    first = told(life, "DescribeConfigurationRevision", ConfigurationId=configured, ConfigurationRevision="1")
    assert b64decode(first["Data"]).startswith(b"<?xml")
    assert refused(life, "DeleteConfiguration", ConfigurationId=configured)[0] == "ConflictException"


@pytest.mark.parametrize(("engine", "text", "sentence"), [
    ("ACTIVEMQ", "<broker>", "The XML is invalid"),
    ("ACTIVEMQ", "<queue/>", "The root element must be [broker]."),
    ("ACTIVEMQ", "<!DOCTYPE broker [<!ENTITY a 'b'>]><broker>&a;</broker>", "no document type and no entities"),
    ("RABBITMQ", "consumer_timeout = 1800000\nthis is nothing", "Line 2 is invalid. It must be [key = value]."),
])  # fmt: skip
def test_what_cannot_be_read_is_no_configuration(life, engine, text, sentence):
    made = told(life, "CreateConfiguration", EngineType=engine, Name="calm")["Id"]
    code, message = refused(life, "UpdateConfiguration", ConfigurationId=made, Data=b64encode(text.encode()).decode())
    assert (code, sentence in message) == ("BadRequestException", True), message


def test_what_is_no_base64_either(life):
    made = told(life, "CreateConfiguration", EngineType="RABBITMQ", Name="calm")["Id"]
    assert refused(life, "UpdateConfiguration", ConfigurationId=made, Data="만두") == (
        "BadRequestException",
        "The data must be text in base64.",
    )


def test_a_broker_takes_a_configuration_of_its_own_engine(life):
    made = create(life, ACTIVE)
    other = told(life, "CreateConfiguration", EngineType="RABBITMQ", Name="calm")["Id"]
    assert (
        "is of engine type [RABBITMQ]" in refused(life, "UpdateBroker", BrokerId=made, Configuration={"Id": other})[1]
    )
    told(life, "DeleteConfiguration", ConfigurationId=other)
    assert refused(life, "DescribeConfiguration", ConfigurationId=other)[0] == "NotFoundException"
