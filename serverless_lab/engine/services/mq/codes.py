"""Every step that a broker tells of, by name. The course has a sentence for each."""

from typing import Final

AMQP: Final = (
    *("exchange-declared", "exchange-declared-transient", "exchange-there", "exchange-deleted"),
    *("queue-declared", "queue-declared-transient", "queue-there", "queue-deleted"),
    *("bound-direct", "bound-fanout", "bound-topic", "bound-headers", "bound-already", "unbound"),
    *("default-exchange", "default-nowhere", "direct-matches", "direct-differs", "fanout-matches"),
    *("topic-matches", "topic-differs"),
    *("headers-all-match", "headers-all-differ", "headers-any-match", "headers-any-differ"),
    *("routed-already", "stored", "stored-transient", "stored-in-transient-queue", "returned", "dropped"),
    *("consumes", "consumes-automatic", "consumer-left", "pushed", "pushed-automatic", "no-consumer", "prefetch-full"),
    *("got", "got-automatic", "nothing-ready"),
    *("acked", "requeued", "nacked-gone", "dead-lettered", "dead-letter-nowhere"),
)
STOMP: Final = (
    *("queued", "queued-lightly", "nobody-listens", "topic-copy"),
    *("selector-true", "selector-false", "selector-unknown", "selector-of-none"),
    *("delivered", "delivered-again", "delivered-auto", "delivered-auto-again"),
    *("no-subscriber", "subscriber-full", "subscriber-full-of-topic", "kept-for-later"),
    *("subscribed", "subscribed-durable", "durable-again", "durable-anew", "left", "left-durable", "unsubscribed"),
    *("acknowledged", "buried", "buried-gone", "came-back", "too-many-deliveries", "too-many-deliveries-gone"),
    *("begun", "committed", "aborted", "sent-in-transaction", "acked-in-transaction"),
)
RESTART: Final = (
    *("connections-closed", "queue-lost", "exchange-lost", "messages-lost", "messages-kept", "transactions-lost"),
)
CODES: Final = frozenset((*AMQP, *STOMP, *RESTART))
