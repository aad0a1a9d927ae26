"""AMQP 0-9-1 in a RabbitMQ broker: exchanges, queues, consumers. Clients speak through operations of the lab."""
