"""JMS over STOMP in an ActiveMQ broker: destinations, subscriptions, selectors, transactions."""
