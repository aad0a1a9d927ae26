"""Amazon MQ's refusals, and what brokers say to their clients."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MQ: dict[str, str | Promise] = {
    "mq-parameter": _("The sentence says which parameter does not fit, and what it may be."),
    "mq-version": _(
        "Give a version as major and minor number, such as 5.19 for ActiveMQ or 4.2 for RabbitMQ, or none for the "
        "newest. DescribeBrokerEngineTypes lists them."
    ),
    "mq-quota": _("The sentence says how many there may be. Delete one that is not needed."),
    "broker-not-found": _("A broker goes by its id (b-…), not by its name. ListBrokers tells both."),
    "broker-not-running": _(
        "A broker can be used and changed while it runs. It takes about 15 minutes to make one and some to restart it: "
        "wait, or move the account's clock."
    ),
    "broker-exists": _("The name is taken. Choose another, or use what there is."),
    "broker-user-not-found": _("The broker has no such user. ListUsers tells their names."),
    "broker-password": _(
        "A broker user's password has 12 to 250 characters, four of them different: letters, digits and signs of plain "
        "ASCII, but no comma, colon or equals sign."
    ),
    "users-of-rabbitmq": _(
        "Amazon MQ makes one user of a RabbitMQ broker, its administrator. Further users are made in RabbitMQ itself."
    ),
    "configuration-not-found": _(
        "A configuration goes by its id (c-…), and its revisions count from 1. ListConfigurations tells the ids."
    ),
    "configuration-in-use": _("A broker has this configuration, or will have it after its next restart."),
    "other-engine": _("AMQP 0-9-1 is spoken with RabbitMQ brokers here, STOMP with ActiveMQ brokers."),
    "broker-thing-not-found": _("Look at the name: the broker does not know it. What is used must be declared before."),
    "declared-otherwise": _(
        "It is there with other settings. Declare it with the same ones, or delete it first: a broker changes nothing "
        "that was declared."
    ),
    "unknown-delivery-tag": _(
        "The message was settled already, or came back because its consumer left or the broker restarted. It gets a "
        "new tag when it is given out again."
    ),
    "access-refused-by-broker": _("The name belongs to the broker itself. Take one of your own."),
    "broker-syntax": _("The broker does not understand this. The sentence says what it expects."),
    "bad-selector": _(
        "A selector is a condition over properties, such as tables > 4 AND dish LIKE '만두%'. Texts stand in single "
        "quotes."
    ),
    "broker-full": _("Settle messages, or delete what is not needed: the lab keeps only so much in a broker."),
}
