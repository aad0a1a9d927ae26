"""What each step in a broker means, in the learner's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentences = dict[str, str | Promise]

_AMQP: Sentences = {
    "exchange-declared": _("The exchange {exchange} ({kind}) is there. Being durable, it outlives a restart."),
    "exchange-declared-transient": _("The exchange {exchange} ({kind}) is there until the broker restarts."),
    "exchange-there": _("The exchange {exchange} was there already, with the same settings."),
    "exchange-deleted": _("The exchange {exchange} and its bindings are gone."),
    "queue-declared": _("The queue {queue} is there. Being durable, it outlives a restart."),
    "queue-declared-transient": _("The queue {queue} is there until the broker restarts, with all that lies in it."),
    "queue-there": _("The queue {queue} was there already, with the same settings."),
    "queue-deleted": _("The queue {queue} and its bindings are gone. Messages lost with it: {lost}."),
    "bound-direct": _("{exchange} sends to {queue} what comes under exactly the routing key “{key}”."),
    "bound-fanout": _("{exchange} sends everything to {queue}, whatever its routing key is."),
    "bound-topic": _("{exchange} sends to {queue} what comes under a routing key that fits “{key}”."),
    "bound-headers": _("{exchange} sends to {queue} what has the headers that are wanted."),
    "bound-already": _("{exchange} and {queue} were bound so already."),
    "unbound": _("{exchange} sends to {queue} no more under “{key}”."),
    "default-exchange": _("The default exchange sends to the queue whose name is the routing key: {key}."),
    "default-nowhere": _("The default exchange looks for a queue called “{key}”, and there is none."),
    "direct-matches": _("{queue} is bound under “{binding}”, which is the routing key: it gets a copy."),
    "direct-differs": _("{queue} is bound under “{binding}”, the routing key is “{key}”: it gets nothing."),
    "fanout-matches": _("{exchange} is a fanout: {queue} gets a copy, whatever the routing key is."),
    "topic-matches": _("“{key}” fits “{binding}”: {queue} gets a copy."),
    "topic-differs": _("“{key}” does not fit “{binding}”: {queue} gets nothing."),
    "headers-all-match": _("All of {wanted} is there: {queue} gets a copy."),
    "headers-all-differ": _("Of {wanted} only this agrees: {agreed}. {queue} wants all of it and gets nothing."),
    "headers-any-match": _("Of {wanted} this agrees: {agreed}. That is enough for {queue}."),
    "headers-any-differ": _("Of {wanted} nothing agrees: {queue} gets nothing."),
    "routed-already": _("{queue} has its copy already: two bindings make no second one."),
    "stored": _("{queue} keeps it on disk: the queue is durable and the message is persistent."),
    "stored-transient": _("{queue} keeps it in memory: the message is not persistent and goes with a restart."),
    "stored-in-transient-queue": _("{queue} keeps it, but the queue is not durable and goes with a restart."),
    "returned": _("No queue takes it under “{key}”. It was mandatory, so it comes back to who published it."),
    "dropped": _("No queue takes it under “{key}”: it is gone, and nobody is told."),
    "consumes": _("{consumer} consumes from {queue} and may have {prefetch} unsettled."),
    "consumes-automatic": _("{consumer} consumes from {queue}. What it is given counts as settled at once."),
    "consumer-left": _("{consumer} closed its channel. Unsettled and back in {queue}: {back}."),
    "pushed": _("{queue} gives “{body}” to {consumer}, as delivery {tag}. It waits for an answer."),
    "pushed-automatic": _("{queue} gives “{body}” to {consumer} and forgets it: nobody has to answer."),
    "no-consumer": _("Nobody consumes from {queue}. Waiting there: {waiting}."),
    "prefetch-full": _("{consumer} has its {prefetch} unsettled. Waiting in {queue}: {waiting}."),
    "got": _("“{body}” was fetched from {queue} as delivery {tag}. It waits for an answer."),
    "got-automatic": _("“{body}” was fetched from {queue}, which forgets it."),
    "nothing-ready": _("There is nothing in {queue} that could be given out."),
    "acked": _("Delivery {tag} is acknowledged: “{body}” is gone from {queue} for good."),
    "requeued": _("“{body}” stands in {queue} where it stood before. It will say that it is delivered again."),
    "nacked-gone": _("“{body}” is rejected and {queue} names no dead-letter exchange: it is gone."),
    "dead-lettered": _("It is rejected: {queue} hands it to {exchange} under “{key}”, as a dead letter."),
    "dead-letter-nowhere": _("It is rejected, and the dead-letter exchange {exchange} of {queue} is not there: gone."),
}

_STOMP: Sentences = {
    "queued": _("“{body}” lies in the queue {queue}, on disk."),
    "queued-lightly": _("“{body}” lies in the queue {queue}, in memory: it goes with a restart."),
    "nobody-listens": _("Nobody is subscribed to {topic}: “{body}” is gone. A topic keeps nothing."),
    "topic-copy": _("{subscription} gets a copy of its own from {topic}."),
    "selector-true": _("The selector of {subscription} is true: {selector}, with {seen}."),
    "selector-false": _("The selector of {subscription} is false: {selector}, with {seen}."),
    "selector-unknown": _("The selector of {subscription} is neither true nor false: {selector}, with {seen}."),
    "selector-of-none": _("No selector takes “{body}”: it stays in {queue}."),
    "delivered": _("{subscription} is given “{body}” as message {message}. It waits for an answer."),
    "delivered-again": _("{subscription} is given “{body}” again as message {message}. It waits for an answer."),
    "delivered-auto": _("{subscription} is given “{body}”, which counts as acknowledged."),
    "delivered-auto-again": _("{subscription} is given “{body}”, not for the first time; it counts as acknowledged."),
    "no-subscriber": _("Nobody is subscribed to {queue}: “{body}” waits."),
    "subscriber-full": _("{subscriptions} may have no more unacknowledged: “{body}” waits in {queue}."),
    "subscriber-full-of-topic": _("{subscription} may have no more unacknowledged. Waiting for it: {waiting}."),
    "kept-for-later": _("{subscription} is away, and durable. Waiting for it: {waiting}."),
    "subscribed": _("{subscription} is subscribed to {destination}."),
    "subscribed-durable": _("{subscription} is subscribed to {destination}, also while it is away."),
    "durable-again": _("{subscription} is back. Came while it was away: {waiting}."),
    "durable-anew": _("{subscription} asks for something else than before, so it begins anew. Messages lost: {lost}."),
    "left": _("{subscription} left. Not acknowledged: {held}."),
    "left-durable": _("{subscription} left, and its subscription stays. Not acknowledged: {held}."),
    "unsubscribed": _("{subscription} ended its subscription. Not acknowledged: {held}."),
    "acknowledged": _("{subscription} acknowledged message {message}: “{body}” is gone for good."),
    "buried": _("It is rejected: “{body}” lies in {queue} now."),
    "buried-gone": _("It is rejected and not persistent, so {message} (“{body}”) is gone without a trace."),
    "came-back": _("“{body}” was never acknowledged: it is there again."),
    "too-many-deliveries": _("“{body}” was given out seven times and never acknowledged: it lies in {queue} now."),
    "too-many-deliveries-gone": _("“{body}” was given out seven times and is not persistent: it is gone."),
    "begun": _("The transaction {transaction} is open."),
    "committed": _("{transaction} is committed: {sent} sent, {acknowledged} acknowledged, all at once."),
    "aborted": _("{transaction} is aborted: {sent} never sent, {acknowledged} not acknowledged after all."),
    "sent-in-transaction": _("Nobody sees it before {transaction} is committed, also {destination} does not."),
    "acked-in-transaction": _("{count} acknowledged within {transaction}: that counts when it is committed."),
}

_RESTART: Sentences = {
    "connections-closed": _("Clients that lost their connection: {clients}. Unsettled and back: {back}."),
    "queue-lost": _("The queue {queue} was not durable: it is gone. Messages lost with it: {lost}."),
    "exchange-lost": _("The exchange {exchange} was not durable: it is gone with its bindings."),
    "messages-lost": _("{where}: gone, since they were not persistent: {lost}."),
    "messages-kept": _("{where}: still there, since they were persistent: {kept}."),
    "transactions-lost": _("Open transactions that never happened: {count}."),
}

SENTENCES: Sentences = _AMQP | _STOMP | _RESTART
# By the operation in a broker's notes.
DONE: Sentences = {
    "AmqpDeclareExchange": _("Exchange declared"),
    "AmqpDeclareQueue": _("Queue declared"),
    "AmqpDelete": _("Deleted"),
    "AmqpBind": _("Bound"),
    "AmqpUnbind": _("Unbound"),
    "AmqpPublish": _("Published"),
    "AmqpConsume": _("Consumer came"),
    "AmqpCancel": _("Consumer left"),
    "AmqpGet": _("Fetched"),
    "AmqpSettle": _("Settled"),
    "StompSend": _("Sent"),
    "StompSubscribe": _("Subscribed"),
    "StompLeave": _("Client left"),
    "StompSettle": _("Settled"),
    "StompTransaction": _("Transaction"),
    "RebootBroker": _("Restarted"),
}


def sentence(code: str, facts: Mapping[str, str]) -> str:
    return str(SENTENCES[code]).format(**facts)
